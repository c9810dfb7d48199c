// SPDX-License-Identifier: EUPL-1.2
import { schemaScripts } from '../application/installation.js'
import type { LoadedApplication } from '../application/load.js'
import type { Database } from '../database/contract.js'
import { openByAddress } from '../database/open.js'
import { OpenMairieError } from '../errors/errors.js'
import { engineOf } from '../model/address.js'
import type { Addresses } from './addresses.js'
import { type Barrier, noBarrier, prepareBarrier, servesSeveral } from './barrier.js'
import { gapWords } from './barrier-words.js'

/** How the instance's base parts collectivités, and those of applications whose data lie elsewhere. */
export interface Barriers {
  readonly instance: Barrier
  readonly elsewhere: Readonly<Record<string, Barrier>>
}

interface Needed {
  readonly apps: readonly LoadedApplication[]
  readonly environment: NodeJS.ProcessEnv
  readonly production: boolean
  readonly timeZone: string
}

/** The barrier of each base. Raises OM_NO_BARRIER where several collectivités are served in production without. */
export async function barriersOf(
  { apps, environment, production, timeZone }: Needed,
  database: Database,
  elsewhere: Addresses['elsewhere'],
): Promise<Barriers> {
  const accepted = environment.OPENMAIRIE_BARRIER === 'off'
  const tenants = await Promise.all(
    apps.map(async ({ app, folder }) => ({ app, ours: (await schemaScripts(folder)).length > 0 })),
  )
  const isElsewhere = ({ definition }: LoadedApplication['app']): boolean => elsewhere[definition.name] !== undefined
  const instance = accepted
    ? noBarrier
    : await prepareBarrier(
        database,
        tenants.filter(({ app }) => !isElsewhere(app)),
        ['openmairie'],
      )
  const others: Record<string, Barrier> = {}
  for (const { app } of accepted ? [] : tenants) {
    const url = elsewhere[app.definition.name]
    if (url === undefined || engineOf(url) !== 'postgresql' || app.belongings.size === 0) continue
    const options = { url, size: 1, applicationName: 'openmairie start', statementTimeout: 60_000, timeZone }
    const base = openByAddress({ ...options, failed: () => undefined })
    others[app.definition.name] = await prepareBarrier(base, [{ app, ours: false }], []).finally(() => base.close())
  }
  const [gap] = [instance, ...Object.values(others)].flatMap((each) => each.gap ?? [])
  if (gap && production && (await servesSeveral(database)))
    throw new OpenMairieError('OM_NO_BARRIER', { reason: gapWords(gap) })
  return { instance, elsewhere: others }
}
