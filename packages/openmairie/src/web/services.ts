// SPDX-License-Identifier: EUPL-1.2
import type { Logger } from 'pino'
import type { LoadedApplication } from '../application/load.js'
import type { HeldCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import type { PooledDatabase } from '../database/postgresql/pool.js'
import type { Files } from '../files/contract.js'
import type { GeneratorServices } from '../generator/services.js'
import type { JobKind } from '../jobs/contract.js'
import type { Schedule } from '../jobs/schedules/contract.js'
import type { Mailer } from '../mail/contract.js'
import type { ResolvedApplication } from '../model/application.js'
import type { Clock } from '../model/clock.js'
import type { HeldRights } from '../rights/rights.js'
import type { Config } from './config.js'
import type { Live } from './live/live.js'
import type { Refusals } from './refusals/journal.js'
import type { Sessions } from './sessions.js'

/** What the shell of a worker holds. */
export interface Services {
  readonly config: Config
  readonly log: Logger
  /** What says what time it is, to whatever is served. */
  readonly clock: Clock
  /** The instance's own base. */
  readonly database: PooledDatabase
  /** Where an application's data lie. */
  databaseOf(app: ResolvedApplication): Database
  readonly apps: readonly LoadedApplication[]
  readonly rights: HeldRights
  readonly collectivites: HeldCollectivites
  readonly sessions: Sessions
  readonly refusals: Refusals
  readonly generator: GeneratorServices
  readonly files: Files
  /** What recurs: the framework’s own, and what the applications declare. */
  readonly schedules: readonly Schedule[]
  /** Every kind of job: it says who may still take away what one gave. */
  readonly jobKinds: readonly JobKind[]
  /** Tells open pages of jobs as they move. */
  readonly live: Live
  /** Null: no mail is sent. */
  readonly mailer: Mailer | null
}
