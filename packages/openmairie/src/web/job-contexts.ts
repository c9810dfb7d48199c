// SPDX-License-Identifier: EUPL-1.2
import { readCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Locale, ResolvedApplication } from '../model/application.js'
import { declaredIn } from '../model/parametre.js'
import type { Ctx } from '../records/index.js'
import { readRights } from '../rights/rights.js'
import { collectivitesBelow, collectivitesIn } from './collectivites-below.js'
import type { Config } from './config.js'
import { appFor, narrowing, reachOf } from './reach.js'

interface Needed {
  readonly config: Pick<Config, 'timeZone' | 'secret'>
  readonly database: Database
  databaseOf(app: ResolvedApplication): Database
  readonly apps: readonly ResolvedApplication[]
}

/** The context of the user of a job, with the rights that he has now: read again for each part, so that one who loses them stops it. */
export function jobContexts({ config, database, databaseOf, apps }: Needed) {
  return async (user: string, application: string, locale: Locale, working: string | null): Promise<Ctx | null> => {
    const app = apps.find(({ definition }) => definition.name === application)
    const { rows } = await database.query(
      sql`SELECT u.login, u.nom, u.om_profil, ${collectivitesBelow} AS collectivites FROM openmairie.om_utilisateur u WHERE u.om_utilisateur::text = ${user} AND u.actif`,
    )
    const [row] = rows
    if (!app || !row) return null
    const attached = collectivitesIn(row)
    const grants = (await readRights(database)).of(String(row['om_profil']))
    const whole = reachOf(attached.length > 0 ? attached : undefined, grants)
    const tree = await readCollectivites(database)
    const home = narrowing(tree, whole, working)
    // Told to work for one that is no longer of his: for none.
    const collectivites = working === null ? whole : home === null ? [] : tree.below(home)
    return {
      app: appFor(app, collectivites, grants),
      database: databaseOf(app),
      instance: database,
      actor: { id: user, login: String(row['login']), name: String(row['nom']), kind: 'user' },
      grants,
      collectivites,
      declared: (name) => declaredIn(apps, name),
      parametre: (name) => tree.parametre(name, home ?? attached[0] ?? null),
      locale,
      clock: { now: () => Date.now() },
      timeZone: config.timeZone,
      secret: config.secret,
    }
  }
}
