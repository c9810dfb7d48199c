// SPDX-License-Identifier: EUPL-1.2
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import type { LoadedApplication } from '../application/load.js'
import { instanceAddress } from '../web/addresses.js'
import type { Config } from '../web/config.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, terminalLocale } from './output.js'
import { whole } from './settings/kinds.js'
import { settingsMessages } from './settings/messages.js'
import { readSettings } from './settings/read.js'
import { settings } from './settings/table.js'

export interface ServeOptions {
  readonly port?: string
  readonly host?: string
  readonly demonstration?: boolean
  readonly workers?: string
}

export interface ServeSettings
  extends Omit<
    Config,
    'folders' | 'databaseUrl' | 'elsewhere' | 'roles' | 'searched' | 'secret' | 'awaitsSetup' | 'node'
  > {
  readonly workers: number
}

const workersKind = whole(1, 256)

/** How to serve, from what the command line and the environment say. Raises CommandError with a sentence for each value that is none. */
export function serveSettings(options: ServeOptions, environment: NodeJS.ProcessEnv): ServeSettings {
  const mode = modeOf(options, environment)
  const locale = terminalLocale(environment)
  const { values, faults } = readSettings(environment, locale)
  const port = options.port === undefined ? values.port : settings.port.kind.read(options.port)
  const workers =
    options.workers === undefined
      ? mode === 'production'
        ? Math.min(availableParallelism(), 256)
        : 1
      : workersKind.read(options.workers)
  const told = [
    ...faults,
    ...(port === undefined ? [cliMessages(locale).badPort(options.port ?? '')] : []),
    ...(workers === undefined ? [workersKind.fault(settingsMessages(locale), '--workers', options.workers ?? '')] : []),
  ]
  if (port === undefined || workers === undefined || told.length > 0) throw new CommandError(told.join('\n'))
  const { smtp, mailFrom, publicUrl, metricsToken, filesFolder, filesBucket, filesAccessKey, filesSecretKey } = values
  return {
    mode,
    // Only production listens to the network without being told so: a demonstration is entered without password.
    host: options.host ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port,
    workers,
    name: values.name,
    poolSize: values.pool,
    timeZone: values.timeZone,
    logLevel: values.logLevel,
    publicUrl,
    sessions: { idleMinutes: values.sessionIdle, days: values.sessionDays },
    mail: smtp !== null && mailFrom !== null && publicUrl !== null ? { server: smtp, from: mailFrom, publicUrl } : null,
    retention: values.retention,
    jobs: { atOnce: values.jobs, perCollectivite: values.jobsPerCollectivite },
    metrics: { token: metricsToken, loopback: values.metricsLoopback },
    files: {
      folder: filesFolder === null ? join(dataFolder(environment), 'files') : resolve(filesFolder),
      bucket:
        filesBucket !== null && filesAccessKey !== null && filesSecretKey !== null
          ? { address: filesBucket, region: values.filesRegion, accessKey: filesAccessKey, secretKey: filesSecretKey }
          : null,
      most: values.fileMegabytes * 1_000_000,
      antivirus: values.clamd,
    },
    backups:
      values.backupFolder === null
        ? null
        : { folder: resolve(values.backupFolder), kept: values.backupsKept, dataFolder: dataFolder(environment) },
  }
}

/** What is served, and how freely. */
export function modeOf({ demonstration }: ServeOptions, environment: NodeJS.ProcessEnv): Config['mode'] {
  if (demonstration) return 'demonstration'
  return environment.NODE_ENV === 'production' ? 'production' : 'development'
}

/** What applications call the address of their base; DATABASE_URL where there is none. */
export function variablesOf(apps: readonly LoadedApplication[]): readonly string[] {
  const names = new Set(apps.map(({ app }) => app.source.database))
  return names.size > 0 ? [...names] : ['DATABASE_URL']
}

/**
 * Whether production would fall back on the embedded server, which starts and stops with a command and which nobody backs
 * up: an address that was forgotten must not make an empty instance.
 */
export function lacksAddress(
  mode: Config['mode'],
  variables: readonly string[],
  environment: NodeJS.ProcessEnv,
): boolean {
  return mode === 'production' && instanceAddress(environment, variables) === null
}
