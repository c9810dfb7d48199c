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
  /** Runs a work on all of them at once. */
  together<T>(work: (ctxs: readonly Ctx[]) => Promise<T>): Promise<T>
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
      together: (all) => togetherOf(apps, instance, applicationName, timeZone, all),
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
  for (const one of apps)
    await togetherOf([one], instance, applicationName, timeZone, async (ctxs) => {
      for (const ctx of ctxs) await work(ctx)
    })
}

async function togetherOf<T>(
  apps: readonly LoadedApplication[],
  instance: Database,
  applicationName: string,
  timeZone: string,
  work: (ctxs: readonly Ctx[]) => Promise<T>,
): Promise<T> {
  const { elsewhere } = addressesOf(apps, process.env)
  const options = { size: 1, applicationName, statementTimeout: 60_000, timeZone, failed: () => undefined }
  const bases = new Map(
    [...new Set(Object.values(elsewhere))].map((url) => [url, openByAddress({ ...options, url })] as const),
  )
  try {
    return await work(
      apps.map(({ app }) => {
        const base = bases.get(elsewhere[app.definition.name] ?? '')
        return systemContext(app, base ?? instance, instance, timeZone)
      }),
    )
  } finally {
    for (const base of bases.values()) await base.close()
  }
}
