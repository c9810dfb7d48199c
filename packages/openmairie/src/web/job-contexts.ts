// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Locale, ResolvedApplication } from '../model/application.js'
import type { Ctx } from '../records/index.js'
import { readRights } from '../rights/rights.js'
import { collectivitesBelow, collectivitesIn } from './collectivites-below.js'
import type { Config } from './config.js'
import { appFor, reachOf } from './reach.js'

interface Needed {
  readonly config: Pick<Config, 'timeZone' | 'secret'>
  readonly database: Database
  databaseOf(app: ResolvedApplication): Database
  readonly apps: readonly ResolvedApplication[]
}

/** The context of the user of a job, with the rights that he has now: read again for each part, so that one who loses them stops it. */
export function jobContexts({ config, database, databaseOf, apps }: Needed) {
  return async (user: string, application: string, locale: Locale): Promise<Ctx | null> => {
    const app = apps.find(({ definition }) => definition.name === application)
    const { rows } = await database.query(
      sql`SELECT u.login, u.nom, u.om_profil, ${collectivitesBelow} AS collectivites FROM openmairie.om_utilisateur u WHERE u.om_utilisateur::text = ${user} AND u.actif`,
    )
    const [row] = rows
    if (!app || !row) return null
    const attached = collectivitesIn(row)
    const grants = (await readRights(database)).of(String(row['om_profil']))
    const collectivites = reachOf(attached.length > 0 ? attached : undefined, grants)
    return {
      app: appFor(app, collectivites),
      database: databaseOf(app),
      instance: database,
      actor: { id: user, login: String(row['login']), name: String(row['nom']), kind: 'user' },
      grants,
      collectivites,
      locale,
      clock: { now: () => Date.now() },
      timeZone: config.timeZone,
      secret: config.secret,
    }
  }
}
