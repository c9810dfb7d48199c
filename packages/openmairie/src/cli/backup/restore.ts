// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { toolsFor } from '../../backup/make.js'
import { digestOfFile, type Manifest, manifestOf, readManifest } from '../../backup/manifest.js'
import { start } from '../../backup/run.js'
import type { Tools } from '../../backup/tools.js'
import type { Connection } from '../../database/contract.js'
import { holdingMigrations, knownMigrations, migrateInstance } from '../../database/instance-schema.js'
import { leaveStatement, roleStatements } from '../../database/postgresql/barrier/roles.js'
import { sql } from '../../database/sql.js'
import { countAnew } from '../../journal/counted-anew.js'
import { verifyJournal } from '../../journal/verify.js'
import { cliMessages } from '../messages.js'
import { CommandError, exitCodes, print, progress, terminalLocale } from '../output.js'
import { settingOf } from '../settings/read.js'
import { emptying, isEmpty } from './emptying.js'
import { backupMessages } from './messages.js'
import { onInstance, saidOf } from './target.js'

export interface RestoreOptions {
  readonly app?: readonly string[]
  readonly force?: boolean
  /** Commander's word for `--no-owner`. */
  readonly owner?: boolean
}

/** `openmairie restore`: puts the instance's base back to what a backup holds, all of it or nothing. */
export async function restoreCommand(path: string, options: RestoreOptions): Promise<void> {
  const locale = terminalLocale()
  const messages = backupMessages(locale)
  const file = resolve(path)
  const manifest = await readManifest(file)
  if (manifest === null) throw new CommandError(messages.noManifest(manifestOf(file)))
  progress(messages.verifying)
  if ((await digestOfFile(file)) !== manifest.sha256) throw new CommandError(messages.altered(file), exitCodes.found)
  await onInstance(options.app ?? [], async (target) => {
    // A server that starts meanwhile waits before it makes tables of its own.
    await holdingMigrations(target.database, async (connection) => {
      await refuseUnfit(connection, manifest, options.force === true)
      const tools = await toolsFor(connection).catch(saidOf)
      progress(messages.restoring)
      await restore(tools, target.url, file, manifest.roles, options.owner !== false)
    })
    await migrateInstance(target.database)
    await target.database.transaction(countAnew)
    await target.database.query(sql`ANALYZE`)
    const spelt = { dateStyle: 'long', timeStyle: 'short', timeZone: settingOf('timeZone', process.env) } as const
    const at = new Date(manifest.at).toLocaleString(locale, spelt)
    print(messages.restored(file, at))
    const broken = await verifyJournal(target.database)
    const { chainWhole, chainBroken } = cliMessages(locale)
    print(broken === null ? chainWhole : `✗ ${chainBroken(broken)}`)
    if (broken !== null) process.exitCode = exitCodes.found
  })
}

/** Reads no table of the instance: the lock would stand in the way of those who take it away. */
async function refuseUnfit(connection: Connection, manifest: Manifest, force: boolean): Promise<void> {
  const messages = backupMessages(terminalLocale())
  if (manifest.migrations > knownMigrations)
    throw new CommandError(messages.newer(manifest.migrations, knownMigrations))
  const connected = await othersOn(connection)
  if (connected > 0) throw new CommandError(messages.connected(connected), exitCodes.found)
  if (!force && !(await isEmpty(connection))) throw new CommandError(messages.notEmpty, exitCodes.found)
}

/** Connections of others to the base: a server that runs always has some. */
async function othersOn(connection: Connection): Promise<number> {
  // Of another account's connections, only that they are there is told.
  const { rows } = await connection.query(sql`
    SELECT count(*)::text AS others FROM pg_stat_activity
    WHERE datname = current_database() AND usesysid IS NOT NULL AND pid <> pg_backend_pid()
      AND coalesce(backend_type, 'client backend') = 'client backend'`)
  return Number(rows[0]?.['others'])
}

/** One transaction of psql takes away what is there and plays the backup: it commits what it read to the end, or nothing. */
async function restore(
  tools: Tools,
  url: string,
  file: string,
  roles: readonly string[],
  owner: boolean,
): Promise<void> {
  const rights = owner ? [] : ['--no-owner', '--no-privileges']
  const source = start(tools, 'pg_restore', ['--file=-', ...rights, file], null, ['ignore', 'pipe'])
  const words = ['--no-psqlrc', '--quiet', '--no-password', '--single-transaction', '--set=ON_ERROR_STOP=1', '--file=-']
  const target = start(tools, 'psql', words, url, ['pipe', 'ignore'])
  const input = target.child.stdin
  // Where psql ends first nobody reads on.
  target.child.once('close', () => source.child.kill())
  input?.on('error', () => source.child.kill())
  input?.write(emptying)
  for (const statement of roleStatements(roles)) input?.write(`${statement};\n`)
  if (input) source.child.stdout?.pipe(input, { end: false })
  const read = await source.ended
  const searching = roles[1]
  if (read.status === 0 && searching !== undefined) input?.write(`${leaveStatement(searching)};\n`)
  // Without an end psql waits for more; killed, its transaction is undone.
  if (read.status === 0) input?.end()
  else target.child.kill('SIGKILL')
  const played = await target.ended
  if (read.status === 0 && played.status === 0) return
  const said = played.said === '' ? read.said : played.said
  throw new CommandError(backupMessages(terminalLocale()).restoreFailed(said), exitCodes.found)
}
