// SPDX-License-Identifier: EUPL-1.2
import { basename, resolve } from 'node:path'
import { type LoadedApplication, loadApplication } from '../../application/load.js'
import { lastBackup } from '../../backup/mark.js'
import { hasCluster } from '../../database/local/server.js'
import { openByAddress } from '../../database/open.js'
import { openDatabase } from '../../database/postgresql/pool.js'
import { OpenMairieError } from '../../errors/errors.js'
import { openFiles } from '../../files/files.js'
import { addressesOf } from '../../web/addresses.js'
import { withInstanceAsItIs } from '../../web/instance.js'
import { dataFolder } from '../data-folder.js'
import { exitCodes, print, printJson, terminalLocale } from '../output.js'
import { lacksAddress, modeOf, serveSettings, variablesOf } from '../serve-settings.js'
import { settingOf } from '../settings/read.js'
import { mailCheck, settingsChecks } from './access.js'
import { applicationCheck, applicationTrouble, barrierCheck } from './applications.js'
import { type Check, ok, warning, wrong } from './check.js'
import { failedBackup, filesChecks, instanceChecks } from './instance.js'
import { folderChecks, programChecks } from './machine.js'
import { doctorMessages } from './messages.js'

const signs = { ok: '✓', warning: '!', error: '✗' } as const
/** Seconds: a night missed, and a week. */
const backupLate = 26 * 3600
const backupLost = 7 * 86_400
/** Milliseconds. */
const connectTimeout = 5000

/** `openmairie doctor`: is everything that an instance stands on in order. Changes nothing. Exit 1 where something is wrong. */
export async function doctorCommand(folders: readonly string[], { json }: { readonly json?: boolean }): Promise<void> {
  const messages = doctorMessages(terminalLocale())
  const set = await settingsChecks(messages, process.env, terminalLocale())
  // The rest is looked at as the settings say: not where they say it wrongly.
  const isWrong = set.some(({ id }) => id === 'settings')
  const checks: readonly Check[] = [
    ...(await programChecks(messages)),
    ...set,
    ...(await folderChecks(messages, dataFolder())),
    ...(isWrong ? [] : await databaseChecks(folders)),
    ...(isWrong ? [] : [await mailCheck(messages, process.env)]),
    await backupCheck(),
  ]
  if (json) printJson(checks)
  else
    for (const { state, message, advice } of checks)
      print(`${signs[state]} ${message}${advice === null ? '' : `  ${messages.advice(advice)}`}`)
  if (checks.some(({ state }) => state === 'error')) process.exitCode = exitCodes.found
}

/** The instance's base, then each application before its own. */
async function databaseChecks(folders: readonly string[]): Promise<readonly Check[]> {
  const locale = terminalLocale()
  const messages = doctorMessages(locale)
  const mode = modeOf({}, process.env)
  const broken: Check[] = []
  const apps: LoadedApplication[] = []
  for (const folder of folders) {
    const loaded = await loadApplication(resolve(folder), mode === 'production').catch((error: unknown) => {
      broken.push(applicationTrouble(messages, locale, basename(resolve(folder)), error))
      return null
    })
    if (loaded !== null) apps.push(loaded)
  }
  const { elsewhere } = addressesOf(apps, process.env)
  const variables = variablesOf(apps)
  const each = async (instance: string | null): Promise<readonly Check[]> => {
    const checks: Check[] = []
    for (const loaded of apps) {
      const away = elsewhere[loaded.app.definition.name]
      const url = away ?? instance
      const barrier = await barrierCheck(messages, loaded, url, away === undefined ? openDatabase : openByAddress)
      checks.push(await applicationCheck(messages, locale, loaded, url), ...(barrier === null ? [] : [barrier]))
    }
    return [...checks, ...broken]
  }
  if (lacksAddress(mode, variables, process.env))
    return [wrong('address', messages.addressMissing(variables.join(', '))), ...(await each(null))]
  const options = { environment: process.env, dataFolder: dataFolder(), variables, connectTimeout }
  if (lacksAddress('production', variables, process.env) && !(await hasCluster(dataFolder())))
    return [warning('database', messages.noCluster()), ...(await each(null))]
  try {
    return await withInstanceAsItIs(options, async (database, url) => {
      const found = await instanceChecks(messages, database, settingOf('timeZone', process.env)).catch(
        (error: unknown) => [wrong('database', messages.unreachable(reasonOf(error)))],
      )
      const reachable = found.some(({ id }) => id === 'encoding')
      const failed = reachable ? await failedBackup(messages, database) : []
      const files = openFiles(database, serveSettings({}, process.env).files)
      const stored = reachable ? await filesChecks(messages, locale, database, files) : []
      return [...found, ...failed, ...stored, ...(await each(reachable ? url : null))]
    })
  } catch (error) {
    if (!(error instanceof OpenMairieError)) throw error
    return [wrong('database', [error.publicMessage(locale)]), ...(await each(null))]
  }
}

/** A code, never the driver's words: they name the account and the address. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === '' ? doctorMessages(terminalLocale()).late : code
}

async function backupCheck(): Promise<Check> {
  const messages = doctorMessages(terminalLocale())
  const last = await lastBackup(dataFolder())
  if (last === null) return warning('backup', messages.noBackup())
  const age = (Date.now() - Date.parse(last.at)) / 1000
  if (age > backupLost) return wrong('backup', messages.backupOld(age, last.file))
  return age > backupLate
    ? warning('backup', messages.backupOld(age, last.file))
    : ok('backup', messages.backup(age, last.file))
}
