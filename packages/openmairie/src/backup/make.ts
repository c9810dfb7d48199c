// SPDX-License-Identifier: EUPL-1.2
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { devNull } from 'node:os'
import { frameworkVersion } from '../application/framework-version.js'
import type { Connection } from '../database/contract.js'
import { instanceVersion } from '../database/instance-schema.js'
import { accountFacts, rolesOf } from '../database/postgresql/barrier/roles.js'
import { sql } from '../database/sql.js'
import { digestOfFile, type Manifest, manifestOf } from './manifest.js'
import { markBackup } from './mark.js'
import { refusalMessages } from './messages.js'
import { readsAll } from './reads-all.js'
import { BackupRefused, noTools } from './refusal.js'
import { start } from './run.js'
import { findTools, type Tool, type Tools } from './tools.js'

export interface BackupAsked {
  /** The instance's base, and its address: that of an account that reads all of it. */
  readonly database: Connection
  readonly url: string
  /** Where it goes; nothing is there yet. */
  readonly file: string
  /** Data folder that remembers the last backup. */
  readonly dataFolder: string
  /** Gives it up: nothing is left of it. */
  readonly signal?: AbortSignal
  readonly step?: (step: 'dumping' | 'verifying') => void
}

/** The instance's base in one file, with a manifest beside it; neither appears before it was read again. Raises BackupRefused, and what the disk raises. */
export async function makeBackup(asked: BackupAsked): Promise<void> {
  const { database, url, file, dataFolder, signal } = asked
  const { done } = await instanceVersion(database)
  if (done === 0) throw new BackupRefused('noInstance', (locale) => refusalMessages(locale).noInstance)
  if (!(await readsAll(url))) throw new BackupRefused('hidden', (locale) => refusalMessages(locale).hidden)
  const tools = await toolsFor(database)
  const work = `${file}.${process.pid}.tmp`
  try {
    await write(tools, asked, work)
    signal?.throwIfAborted()
    const manifest: Manifest = {
      format: 1,
      framework: await frameworkVersion(),
      migrations: done,
      applications: await installedIn(database),
      roles: await rolesIn(database),
      server: await serverOf(database),
      at: new Date().toISOString(),
      sha256: await digestOfFile(work),
    }
    // The manifest first: a backup that is there under its name is whole.
    await writeFile(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    await rename(work, file)
    await markBackup(dataFolder, { file, at: manifest.at })
  } finally {
    await rm(work, { force: true })
  }
}

/** PostgreSQL's programs for the server of a base. Raises BackupRefused where there are none. */
export async function toolsFor(connection: Connection): Promise<Tools> {
  const major = await majorOf(connection)
  const tools = await findTools(major)
  if (tools === null) throw noTools(major)
  return tools
}

/** Major version of the server of a base. */
export async function majorOf(connection: Connection): Promise<number> {
  const { rows } = await connection.query(sql`SELECT current_setting('server_version_num') AS number`)
  return Math.floor(Number(rows[0]?.['number']) / 10_000)
}

async function write(tools: Tools, { url, signal, step }: BackupAsked, work: string): Promise<void> {
  // Made beforehand: it holds what the whole instance knows, and the program would make it for all to read.
  await (await open(work, 'wx', 0o600)).close()
  const demand = async (tool: Tool, words: readonly string[], of: string | null): Promise<void> => {
    const { child, ended } = start(tools, tool, words, of)
    const stop = (): boolean => child.kill()
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    const { status, said } = await ended.finally(() => signal?.removeEventListener('abort', stop))
    signal?.throwIfAborted()
    if (status !== 0) throw new BackupRefused('failed', (locale) => refusalMessages(locale).failed(tool, said))
  }
  step?.('dumping')
  await demand('pg_dump', ['--format=custom', '--no-password', '--enable-row-security', `--file=${work}`], url)
  step?.('verifying')
  await demand('pg_restore', ['--list', work], null)
  // The list alone would pass a file cut short: this reads and unpacks all that it holds.
  await demand('pg_restore', [`--file=${devNull}`, work], null)
  const handle = await open(work, 'r+')
  await handle.sync()
  await handle.close()
}

async function installedIn(connection: Connection): Promise<readonly string[]> {
  const { rows } = await connection.query(
    sql`SELECT DISTINCT application FROM openmairie.om_installation ORDER BY application`,
  )
  return rows.map((row) => String(row['application']))
}

/** The roles of the base that row-level security has there. */
async function rolesIn(connection: Connection): Promise<readonly string[]> {
  const { database, holdsRoles } = await accountFacts(connection)
  const { serving, searching } = rolesOf(database)
  return holdsRoles ? [serving, searching] : []
}

async function serverOf(connection: Connection): Promise<string> {
  const { rows } = await connection.query(sql`SELECT current_setting('server_version') AS version`)
  return String(rows[0]?.['version']).split(' ', 1)[0] ?? ''
}
