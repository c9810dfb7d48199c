// SPDX-License-Identifier: EUPL-1.2
import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { devNull } from 'node:os'
import { resolve } from 'node:path'
import type { Connection } from '../../database/contract.js'
import { instanceVersion } from '../../database/instance-schema.js'
import { accountFacts, rolesOf } from '../../database/postgresql/barrier/roles.js'
import { sql } from '../../database/sql.js'
import { dataFolder } from '../data-folder.js'
import { counted } from '../doctor/words.js'
import { frameworkVersion } from '../framework-version.js'
import { CommandError, exitCodes, print, progress, terminalLocale } from '../output.js'
import { digestOfFile, type Manifest, manifestOf } from './manifest.js'
import { markBackup } from './mark.js'
import { backupMessages } from './messages.js'
import { readsAll } from './reads-all.js'
import { start } from './run.js'
import { onInstance, type Target, toolsFor } from './target.js'
import type { Tool, Tools } from './tools.js'

/** `openmairie backup`: the instance's base in one file, with a manifest beside it; neither appears before it was read again. */
export async function backupCommand(path: string, options: { readonly app?: readonly string[] }): Promise<void> {
  const locale = terminalLocale()
  const messages = backupMessages(locale)
  const file = resolve(path)
  for (const each of [file, manifestOf(file)])
    if ((await stat(each).catch(() => null)) !== null) throw new CommandError(messages.exists(each))
  await onInstance(options.app ?? [], async (target) => {
    const { done } = await instanceVersion(target.database)
    if (done === 0) throw new CommandError(messages.noInstance)
    if (!(await readsAll(target.url))) throw new CommandError(messages.hidden, exitCodes.found)
    const tools = await toolsFor(target.database)
    const work = `${file}.${process.pid}.tmp`
    try {
      await writeBackup(tools, target, work)
      const manifest: Manifest = {
        format: 1,
        framework: await frameworkVersion(),
        migrations: done,
        applications: await installedIn(target.database),
        roles: await rolesIn(target.database),
        server: await serverOf(target.database),
        at: new Date().toISOString(),
        sha256: await digestOfFile(work),
      }
      // The manifest first: a backup that is there under its name is whole.
      await writeFile(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
      await rename(work, file)
      await markBackup(dataFolder(), { file, at: manifest.at })
    } finally {
      await rm(work, { force: true })
    }
    const { size } = await stat(file)
    print(messages.done(file, counted(locale).bytes(size), manifestOf(file)))
    if (target.elsewhere.length > 0) print(messages.elsewhere(target.elsewhere.join(', ')))
  })
}

async function writeBackup(tools: Tools, { url }: Target, work: string): Promise<void> {
  const messages = backupMessages(terminalLocale())
  // Made beforehand: it holds what the whole instance knows, and the program would make it for all to read.
  await (await open(work, 'wx', 0o600)).close()
  progress(messages.dumping)
  await demand(tools, 'pg_dump', ['--format=custom', '--no-password', '--enable-row-security', `--file=${work}`], url)
  progress(messages.verifying)
  await demand(tools, 'pg_restore', ['--list', work], null)
  // The list alone would pass a file cut short: this reads and unpacks all that it holds.
  await demand(tools, 'pg_restore', [`--file=${devNull}`, work], null)
  const handle = await open(work, 'r+')
  await handle.sync()
  await handle.close()
}

async function demand(tools: Tools, tool: Tool, words: readonly string[], url: string | null): Promise<void> {
  const { status, said } = await start(tools, tool, words, url).ended
  if (status !== 0) throw new CommandError(backupMessages(terminalLocale()).failed(tool, said), exitCodes.unreachable)
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
