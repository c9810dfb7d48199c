// SPDX-License-Identifier: EUPL-1.2
import { beforeDatabase } from '../../application/drift.js'
import type { LoadedApplication } from '../../application/load.js'
import type { Database } from '../../database/contract.js'
import type { PoolOptions } from '../../database/options.js'
import { barrierState } from '../../database/postgresql/barrier/state.js'
import { OpenMairieError } from '../../errors/errors.js'
import { engineOf } from '../../model/address.js'
import type { Locale } from '../../model/application.js'
import { type Check, ok, warning, wrong } from './check.js'
import type { DoctorMessages } from './messages.js'

/** Does an application's base answer, and is it the one it was generated from. `url`: null where it is not to be had. */
export async function applicationCheck(
  messages: DoctorMessages,
  locale: Locale,
  loaded: LoadedApplication,
  url: string | null,
): Promise<Check> {
  const { name } = loaded.app.definition
  const id = `application.${name}`
  if (url === null) return warning(id, messages.notExamined(name))
  try {
    const { app } = await beforeDatabase(loaded, url)
    const { findings } = app
    if (findings.length === 0) return ok(id, messages.application(name))
    const told = messages.applicationDrift(name, findings.length, loaded.folder)
    return findings.some(({ severity }) => severity === 'error') ? wrong(id, told) : warning(id, told)
  } catch (error) {
    return applicationTrouble(messages, locale, name, error)
  }
}

/** An application that does not load, or whose base does not answer. Raises what is no error of the catalogue. */
export function applicationTrouble(messages: DoctorMessages, locale: Locale, name: string, error: unknown): Check {
  if (!(error instanceof OpenMairieError)) throw error
  return wrong(`application.${name}`, messages.applicationWrong(name, error.publicMessage(locale)))
}

/** Does the base of an application part its collectivités itself; null where it has none to part, or cannot be asked. */
export async function barrierCheck(
  messages: DoctorMessages,
  { app, folder }: LoadedApplication,
  url: string | null,
  /** As those who serve open it: what searches is made for it. */
  open: (options: PoolOptions) => Database,
): Promise<Check | null> {
  if (url === null || app.belongings.size === 0 || engineOf(url) !== 'postgresql') return null
  const { name } = app.definition
  const options = { url, size: 1, applicationName: 'openmairie doctor', statementTimeout: 15_000, connectTimeout: 5000 }
  const base = open({ ...options, failed: () => undefined })
  try {
    const { lacking, stale } = await barrierState(base, app, base.dialect)
    const id = `barrier.${name}`
    if (lacking.length === 0 && stale.length > 0) return warning(id, messages.staleSearch(name, folder))
    return lacking.length === 0 ? ok(id, messages.barrier(name)) : warning(id, messages.noBarrier(name, folder))
  } catch {
    // That the base does not answer is told of the application.
    return null
  } finally {
    await base.close()
  }
}
