// SPDX-License-Identifier: EUPL-1.2
import type { Logger } from 'pino'
import { beforeDatabase } from '../application/drift.js'
import { type LoadedApplication, loadApplication } from '../application/load.js'
import type { Database } from '../database/contract.js'
import { openByAddress } from '../database/open.js'
import { actsAs } from '../database/postgresql/barrier/acting.js'
import { openDatabase, type PooledDatabase } from '../database/postgresql/pool.js'
import { OpenMairieError } from '../errors/errors.js'
import type { ResolvedApplication } from '../model/application.js'
import { type Clock, systemClock } from '../model/clock.js'
import { gapWords } from './barrier-words.js'
import type { Config } from './config.js'

/** Milliseconds. */
const statementTimeout = 15_000

/** What a process of an instance works with: its bases, open, and its applications, loaded. */
export interface Bases {
  /** That of the instance. */
  readonly database: PooledDatabase
  addressOf(app: ResolvedApplication): string
  /** Where an application's data lie. */
  databaseOf(app: ResolvedApplication): Database
  readonly apps: readonly LoadedApplication[]
  /** What says what time it is. */
  readonly clock: Clock
}

/** Opens the bases as the roles that serve, and loads the applications. Raises OM_NO_BARRIER, and what loading raises. */
export async function openBases(config: Config, log: Logger): Promise<Bases> {
  const failed = (error: unknown): void =>
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'database connection')
  const common = {
    size: config.poolSize,
    applicationName: 'openmairie',
    statementTimeout,
    timeZone: config.timeZone,
    failed,
  }
  const as = (role: string | null | undefined) => (role === null || role === undefined ? {} : { role })
  const database = openDatabase({ ...common, url: config.databaseUrl, ...as(config.roles.instance) })
  // Applications that share a base share its connections: the only one that writes an SQLite file among them.
  const opened = new Map<string, Database>()
  const elsewhere = new Map(
    Object.entries(config.elsewhere).map(([name, url]) => {
      const role = config.roles.elsewhere[name]
      const place = JSON.stringify([url, role])
      const base = opened.get(place) ?? openByAddress({ ...common, url, ...as(role) })
      opened.set(place, base)
      return [name, base]
    }),
  )
  for (const [base, role] of [
    [database, config.roles.instance],
    ...[...elsewhere].map(([name, base]) => [base, config.roles.elsewhere[name] ?? null] as const),
  ] as const) {
    if (role === null || (await actsAs(base, role))) continue
    throw new OpenMairieError('OM_NO_BARRIER', { reason: gapWords({ kind: 'pooler' }) })
  }
  const addressOf = (app: ResolvedApplication): string => config.elsewhere[app.definition.name] ?? config.databaseUrl
  const apps = await Promise.all(
    config.folders.map(async (folder) => {
      const loaded = await loadApplication(folder, config.mode === 'production')
      const served = await beforeDatabase(loaded, addressOf(loaded.app))
      const searched = new Set(config.searched[loaded.app.definition.name])
      return { ...served, app: { ...served.app, searched } }
    }),
  )
  return {
    database,
    addressOf,
    databaseOf: (app) => elsewhere.get(app.definition.name) ?? database,
    apps,
    clock: systemClock,
  }
}
