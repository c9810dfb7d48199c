// SPDX-License-Identifier: EUPL-1.2
import { availableParallelism } from 'node:os'
import type { LoadedApplication } from '../application/load.js'
import { instanceAddress } from '../web/addresses.js'
import type { Config } from '../web/config.js'
import { cliMessages } from './messages.js'
import { CommandError, terminalLocale } from './output.js'

export interface ServeOptions {
  readonly port?: string
  readonly host?: string
  readonly demonstration?: boolean
  readonly workers?: string
}

export interface ServeSettings extends Pick<Config, 'mode' | 'host' | 'port' | 'poolSize' | 'timeZone'> {
  readonly workers: number
}

const mostWorkers = 256
const mostConnections = 1000

/** How to serve, from what the command line and the environment say. Raises CommandError where a value is none. */
export function serveSettings(options: ServeOptions, environment: NodeJS.ProcessEnv): ServeSettings {
  const mode = modeOf(options, environment)
  const messages = cliMessages(terminalLocale(environment))
  const port = options.port ?? environment.PORT ?? '3000'
  if (!isWhole(port, 65_535)) throw new CommandError(messages.badPort(port))
  const count = (name: string, value: string, most: number): number => {
    if (!isWhole(value, most)) throw new CommandError(messages.badCount(name, value, most))
    return Number(value)
  }
  return {
    mode,
    // Only production listens to the network without being told so: a demonstration is entered without password.
    host: options.host ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port: Number(port),
    workers: count(
      '--workers',
      options.workers ?? String(mode === 'production' ? Math.min(availableParallelism(), mostWorkers) : 1),
      mostWorkers,
    ),
    poolSize: count('OPENMAIRIE_POOL', environment.OPENMAIRIE_POOL || '10', mostConnections),
    timeZone: timeZoneOf(environment),
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

/** Time zone of the instance. Raises CommandError where the environment names none. */
export function timeZoneOf(environment: NodeJS.ProcessEnv): string {
  const zone = environment.OPENMAIRIE_TIME_ZONE || 'Europe/Paris'
  const messages = cliMessages(terminalLocale(environment))
  if (!isTimeZone(zone)) throw new CommandError(messages.badTimeZone('OPENMAIRIE_TIME_ZONE', zone))
  return zone
}

function isWhole(value: string, most: number): boolean {
  return /^\d{1,9}$/.test(value) && Number(value) >= 1 && Number(value) <= most
}

/** A name only: the sign of an offset means the contrary for PostgreSQL. */
function isTimeZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}
