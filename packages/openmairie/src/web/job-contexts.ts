// SPDX-License-Identifier: EUPL-1.2

import { readCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { ResolvedApplication } from '../model/application.js'
import { declaredIn } from '../model/parametre.js'
import type { Clock, Ctx } from '../records/index.js'
import { reachOf } from '../rights/reach.js'
import { readRights } from '../rights/rights.js'
import type { JobAsked } from '../ui/job-target.js'
import { collectivitesBelow, collectivitesIn } from './collectivites-below.js'
import type { Config } from './config.js'
import { appFor, narrowing } from './reach.js'
import { grantsUnder, whoActs, whose, whoseColumns } from './taken-for/whose.js'

interface Needed {
  readonly config: Pick<Config, 'timeZone' | 'secret'>
  readonly database: Database
  databaseOf(app: ResolvedApplication): Database
  readonly apps: readonly ResolvedApplication[]
  readonly clock: Clock
}

/**
 * The context of the user of a job, with the rights that he has now, or those of whom he acted for: read again for each part,
 * so that a loss of them, or the end of the delegation, stops it.
 */
export function jobContexts({ config, database, databaseOf, apps, clock }: Needed) {
  return async (
    { user, application, locale, working, delegation }: JobAsked,
    signal: AbortSignal,
  ): Promise<Ctx | null> => {
    const app = apps.find(({ definition }) => definition.name === application)
    const { rows } = await database.query(
      sql`SELECT ${whoseColumns}, ${collectivitesBelow} AS collectivites FROM openmairie.om_utilisateur a ${whose(sql`${delegation}`)} WHERE a.om_utilisateur::text = ${user} AND a.actif`,
    )
    const [row] = rows
    if (!app || !row || row['delegation'] !== delegation) return null
    const actor = whoActs(row)
    const attached = collectivitesIn(row)
    const grants = grantsUnder(await readRights(database), actor, String(row['om_profil']))
    const whole = reachOf(attached.length > 0 ? attached : undefined, grants)
    const tree = await readCollectivites(database)
    const home = narrowing(tree, whole, working)
    // Told to work for one that is no longer of his: for none.
    const collectivites = working === null ? whole : home === null ? [] : tree.below(home)
    const instance = database.until?.(signal) ?? database
    const data = databaseOf(app)
    return {
      app: appFor(app, collectivites, grants),
      // One and the same where it is: that is how a write and its line of journal are one transaction.
      database: data === database ? instance : (data.until?.(signal) ?? data),
      instance,
      actor,
      grants,
      collectivites,
      declared: (name) => declaredIn(apps, name),
      parametre: (name) => tree.parametre(name, home ?? attached[0] ?? null),
      locale,
      clock,
      timeZone: config.timeZone,
      secret: config.secret,
    }
  }
}
