// SPDX-License-Identifier: EUPL-1.2
import type { LoadedApplication } from '../application/load.js'
import type { Database } from '../database/contract.js'
import { openByAddress } from '../database/open.js'
import type { ResolvedApplication } from '../model/application.js'
import { type Ctx, systemContext } from '../records/index.js'
import { addressesOf } from '../web/addresses.js'
import { withInstance } from '../web/instance.js'
import { dataFolder } from './data-folder.js'
import { settingOf } from './settings/read.js'

/** The instance, and the context of each application in turn, under the framework's own identity. */
export interface Contexts {
  readonly instance: Database
  /** Runs a work on each application, on its own base where its data lie elsewhere. */
  each(work: (ctx: Ctx) => Promise<void>): Promise<void>
  /** The context of an application whose tables are the instance’s own. */
  within(app: ResolvedApplication): Ctx
}

/** Runs a command of administration on the instance and some applications. Raises OM_NO_DATABASE, OM_EMBEDDED_…. */
export function withContexts<T>(
  apps: readonly LoadedApplication[],
  applicationName: string,
  work: (contexts: Contexts) => Promise<T>,
): Promise<T> {
  const variables = apps.length > 0 ? apps.map(({ app }) => app.source.database) : ['DATABASE_URL']
  // As the server spells moments, or every one would differ from what its line says.
  const timeZone = settingOf('timeZone', process.env)
  // Rows are read beside the transaction that takes them down.
  const options = {
    environment: process.env,
    dataFolder: dataFolder(),
    variables,
    timeZone,
    connections: 2,
  }
  return withInstance(options, (instance) =>
    work({
      instance,
      each: (each) => eachOf(apps, instance, applicationName, timeZone, each),
      within: (app) => systemContext(app, instance, instance, timeZone),
    }),
  )
}

async function eachOf(
  apps: readonly LoadedApplication[],
  instance: Database,
  applicationName: string,
  timeZone: string,
  work: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  const { elsewhere } = addressesOf(apps, process.env)
  const options = { size: 1, applicationName, statementTimeout: 60_000, timeZone, failed: () => undefined }
  for (const { app } of apps) {
    const url = elsewhere[app.definition.name]
    const database = url === undefined ? instance : openByAddress({ ...options, url })
    try {
      await work(systemContext(app, database, instance, timeZone))
    } finally {
      if (database !== instance) await database.close()
    }
  }
}
