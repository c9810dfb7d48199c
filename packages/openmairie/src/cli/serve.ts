// SPDX-License-Identifier: EUPL-1.2
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { beforeDatabase } from '../application/drift.js'
import { loadApplication } from '../application/load.js'
import { freeSqlGapWords } from '../records/index.js'
import { administratorLogin } from '../web/accounts.js'
import { gapWords, limitWords } from '../web/barrier-words.js'
import type { Config } from '../web/config.js'
import { prepareInstance } from '../web/instance.js'
import { setupMinutes } from '../web/setup/store.js'
import { setupUrl } from '../web/setup/urls.js'
import { supervise } from '../web/supervisor.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, exitCodes, tell, terminalLocale } from './output.js'
import { lacksAddress, type ServeOptions, serveSettings, variablesOf } from './serve-settings.js'

/** `openmairie serve`: serves applications until it is told to stop. */
export async function serveCommand(paths: readonly string[], options: ServeOptions): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const folders = (paths.length > 0 ? paths : ['.']).map((path) => resolve(path))
  const { workers, ...settings } = serveSettings(options, process.env)
  const { mode, host, port, timeZone, publicUrl } = settings
  const refusal = await listeningRefusal(port, host)
  if (refusal !== null)
    throw new CommandError(
      refusal === 'EADDRINUSE' ? messages.busy(port) : messages.noPort(host, port, refusal),
      exitCodes.unreachable,
    )
  const data = dataFolder()
  const loaded = await Promise.all(folders.map((folder) => loadApplication(folder, mode === 'production')))
  const variables = variablesOf(loaded)
  if (lacksAddress(mode, variables, process.env))
    throw new CommandError(messages.addressMissing(variables.join(', ')), exitCodes.unreachable)
  const instance = await prepareInstance({
    apps: loaded,
    environment: process.env,
    dataFolder: data,
    demonstration: options.demonstration === true,
    production: mode === 'production',
    timeZone,
    step: (step) => tell(messages.step[step]),
    installing: (label) => tell(messages.installing(label)),
    filling: (label) => tell(messages.filling(label)),
  })
  const served = await Promise.all(
    loaded.map((each) => beforeDatabase(each, instance.elsewhere[each.app.definition.name] ?? instance.databaseUrl)),
  ).catch(async (error: unknown) => {
    await instance.stop()
    throw error
  })
  const { barriers } = instance
  const config: Config = {
    folders,
    databaseUrl: instance.databaseUrl,
    elsewhere: instance.elsewhere,
    roles: {
      instance: barriers.instance.role,
      elsewhere: Object.fromEntries(
        Object.entries(barriers.elsewhere).flatMap(([app, { role }]) => (role === null ? [] : [[app, role] as const])),
      ),
    },
    searched: Object.assign(
      {},
      ...[barriers.instance, ...Object.values(barriers.elsewhere)].map((each) => each.searched),
    ),
    secret: instance.secret,
    awaitsSetup: instance.setupToken !== null,
    node: randomInt(2 ** 31),
    ...settings,
  }
  let stopping = false
  const supervisor = await supervise(config, workers, (trouble) => tell(messages.trouble[trouble])).catch(
    async (error: unknown) => {
      await instance.stop()
      throw error
    },
  )
  tell('')
  const site = `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}/`
  tell(`  ${messages.ready(site)}`)
  if (instance.setupToken !== null)
    tell(`  ${messages.setup(new URL(`${setupUrl}/${instance.setupToken}`, publicUrl ?? site).href, setupMinutes)}`)
  else if (instance.drawnPassword !== null) tell(`  ${messages.account(administratorLogin, instance.drawnPassword)}`)
  else if (instance.isAdministratorNamed) tell(`  ${messages.knownAccount(administratorLogin)}`)
  if (options.demonstration) tell(`  ${messages.tryIt}`)
  tell(`  ${messages.data(data)}`)
  for (const { gap, limits } of [barriers.instance, ...Object.values(barriers.elsewhere)]) {
    if (gap) tell(`  ! ${messages.unparted(gapWords(gap)[terminalLocale()])}`)
    for (const limit of limits) tell(`  ! ${limitWords(limit)[terminalLocale()]}`)
  }
  const gap = instance.freeSqlGap
  // That nobody gave it the role keeps it from being used, and is told then.
  if (gap?.kind === 'mighty' || gap?.kind === 'public')
    tell(`  ! ${messages.noFreeSql(freeSqlGapWords(gap)[terminalLocale()])}`)
  for (const { app } of served)
    for (const finding of app.findings) tell(`  ! ${finding.id} ${finding.place} ${finding.message[terminalLocale()]}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      supervisor
        .stop()
        .then(() => instance.stop())
        .finally(() => process.exit(0))
    })
  }
}

/** Why nothing can listen there, as the system's own code; null where it can. */
function listeningRefusal(port: number, host: string): Promise<string | null> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', (error) => answer('code' in error ? String(error.code) : error.message))
    server.listen(port, host, () => server.close(() => answer(null)))
  })
}
