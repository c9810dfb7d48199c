// SPDX-License-Identifier: EUPL-1.2
import { administration } from '../administration/application.js'
import { syncPermissions } from '../administration/sync.js'
import { fillDemonstration, install } from '../application/installation.js'
import type { LoadedApplication } from '../application/load.js'
import type { Database } from '../database/contract.js'
import type { FreeGap } from '../database/free-reading.js'
import { migrateInstance } from '../database/instance-schema.js'
import { type EmbeddedStep, ensureDatabase, secretOf, startEmbedded } from '../database/local/server.js'
import { everyCollectivite } from '../database/postgresql/barrier/context.js'
import { openDatabase } from '../database/postgresql/pool.js'
import { OpenMairieError } from '../errors/errors.js'
import { migrateJobs } from '../jobs/runner.js'
import { systemClock } from '../model/clock.js'
import { today } from '../records/index.js'
import { administratorLogin, ensureAdministrator, ensureDemonstrationAccounts, hasAccount } from './accounts.js'
import { type Addresses, addressesOf, instanceAddress } from './addresses.js'
import { type Barriers, barriersOf } from './barriers.js'
import { saveCollectivite } from './collectivites.js'
import { prepareFreeSql } from './free-sql.js'
import { proposeProfils } from './profils.js'
import { lacksAccount, makeSetupLink } from './setup/store.js'

export interface InstanceOptions {
  readonly apps: readonly LoadedApplication[]
  readonly environment: NodeJS.ProcessEnv
  readonly dataFolder: string
  readonly demonstration: boolean
  readonly production: boolean
  readonly timeZone: string
  readonly step: (step: EmbeddedStep) => void
  readonly installing: (label: string) => void
  readonly filling: (label: string) => void
}

export interface Instance {
  readonly databaseUrl: string
  readonly elsewhere: Addresses['elsewhere']
  readonly secret: string
  /** How the instance's base parts collectivités, and those of applications whose data lie elsewhere. */
  readonly barriers: Barriers
  /** Why free SQL is not given in the instance's base; null where it is. */
  readonly freeSqlGap: FreeGap | null
  /** The administrator's password where it was drawn: to be shown once. */
  readonly drawnPassword: string | null
  /** Whether there is an account of the administrator's usual login. */
  readonly isAdministratorNamed: boolean
  /** Token of the link by which the first administrator is named, where there is no account. */
  readonly setupToken: string | null
  stop(): Promise<void>
}

/** Database of the embedded server that holds the instance and its applications. */
const databaseName = 'openmairie'

/**
 * Runs administration on the instance's base, whether it is served or not. `variables`: what the applications call the
 * address of their base. Raises OM_NO_DATABASE, OM_EMBEDDED_….
 */
export function withInstance<T>(
  options: Administration,
  work: (database: Database, url: string) => Promise<T>,
): Promise<T> {
  return withInstanceAsItIs(options, async (database, url) => {
    await migrateInstance(database).catch((cause: unknown) => {
      throw unreachable(options.variables[0], cause)
    })
    return work(database, url)
  })
}

/** As withInstance, on tables of whatever version, or without any: nothing is migrated. Raises OM_EMBEDDED_…. */
export async function withInstanceAsItIs<T>(
  { environment, dataFolder, variables, timeZone, connectTimeout, connections }: Administration,
  work: (database: Database, url: string) => Promise<T>,
): Promise<T> {
  const given = instanceAddress(environment, variables)
  const server = given === null ? await startEmbedded(dataFolder, () => undefined) : null
  try {
    if (server) await ensureDatabase(server, databaseName)
    const url = given ?? server?.urlOf(databaseName) ?? ''
    const database = openDatabase({
      url,
      size: connections ?? 1,
      applicationName: 'openmairie administration',
      statementTimeout: 60_000,
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(connectTimeout === undefined ? {} : { connectTimeout }),
      failed: () => undefined,
    })
    try {
      return await work(database, url)
    } finally {
      await database.close()
    }
  } finally {
    await server?.stop()
  }
}

interface Administration extends Pick<InstanceOptions, 'environment' | 'dataFolder'> {
  readonly variables: readonly string[]
  /** Zone in which moments are spelt; UTC where nothing is said. */
  readonly timeZone?: string
  /** Milliseconds. */
  readonly connectTimeout?: number
  /** One where nothing is said. */
  readonly connections?: number
}

/** Makes everything ready before the first worker: server, instance tables, applications, accounts. Raises OM_NO_DATABASE, OM_EMBEDDED_…. */
export async function prepareInstance(options: InstanceOptions): Promise<Instance> {
  const { instance: given, elsewhere } = addressesOf(options.apps, options.environment)
  const server = given === null ? await startEmbedded(options.dataFolder, options.step) : null
  const databaseUrl = given ?? server?.urlOf(databaseName) ?? ''
  const database = openDatabase({
    url: databaseUrl,
    size: 2,
    applicationName: 'openmairie start',
    statementTimeout: 120_000,
    timeZone: options.timeZone,
    failed: () => undefined,
  })
  try {
    if (server) await ensureDatabase(server, databaseName)
    await migrateInstance(database).catch((cause: unknown) => {
      throw unreachable(options.apps[0]?.app.source.database, cause)
    })
    await migrateJobs(databaseUrl)
    // An account that row-level security holds acts for all collectivités here.
    const installing = database.under?.(everyCollectivite) ?? database
    for (const loaded of options.apps) {
      const { folder, app } = loaded
      // A base that was there before is left as it is.
      if (elsewhere[app.definition.name] !== undefined) continue
      const schema = app.source.schemas[0] ?? 'public'
      const { name, label } = app.definition
      if ((await install(installing, name, schema, folder)) > 0) options.installing(label)
      if (!options.demonstration) continue
      const day = today({ clock: systemClock, timeZone: options.timeZone })
      const filled = await fillDemonstration(installing, name, schema, loaded, day, () => options.filling(label))
      if (filled) await saveCollectivite(database, filled)
    }
    // A droit names a permission that is known.
    await syncPermissions(database, [...options.apps.map(({ app }) => app), administration])
    for (const { app } of options.apps) await proposeProfils(database, app.definition)
    const barriers = await barriersOf(options, database, elsewhere)
    const freeSqlGap = await prepareFreeSql(database, barriers.instance.role)
    const asked = options.environment.OPENMAIRIE_ADMIN_PASSWORD
    const waits = !asked && !options.demonstration && (await lacksAccount(database))
    const setupToken = waits ? await makeSetupLink(database) : null
    const drawnPassword =
      asked || options.demonstration ? await ensureAdministrator(database, asked || undefined) : null
    if (options.demonstration) await ensureDemonstrationAccounts(database)
    const isAdministratorNamed = await hasAccount(database, administratorLogin)
    const secret = options.environment.OPENMAIRIE_SECRET ?? (await secretOf(options.dataFolder, 'instance'))
    return {
      databaseUrl,
      elsewhere,
      secret,
      barriers,
      freeSqlGap,
      drawnPassword,
      isAdministratorNamed,
      setupToken,
      stop: async () => server?.stop(),
    }
  } catch (error) {
    await server?.stop()
    throw error
  } finally {
    await database.close()
  }
}

/** What the driver says of a base that does not answer, as OM_NO_DATABASE; another error as it is. */
export function unreachable(variable: string | undefined, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null
  return code === null
    ? cause
    : new OpenMairieError('OM_NO_DATABASE', { reason: code, variable: variable ?? 'DATABASE_URL' }, { cause })
}
