// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** A listing as it was left. */
export interface LastSearch {
  readonly application: string
  readonly entity: string
  readonly state: string
}

/** Keeps the listing that a user left, in place of the one before. */
export async function keepLastSearch(database: Database, user: string, last: LastSearch): Promise<void> {
  await database.query(sql`
    INSERT INTO openmairie.om_derniere_recherche (om_utilisateur, application, entite, etat) VALUES (${user}, ${last.application}, ${last.entity}, ${last.state})
    ON CONFLICT (om_utilisateur) DO UPDATE SET application = excluded.application, entite = excluded.entite, etat = excluded.etat, vu = now()`)
}

/** The listing that a user left last, or null. */
export async function lastSearch(database: Database, user: string): Promise<LastSearch | null> {
  const { rows } = await database.query(
    sql`SELECT application, entite, etat FROM openmairie.om_derniere_recherche WHERE om_utilisateur = ${user}`,
  )
  const row = rows[0]
  return row
    ? { application: String(row['application']), entity: String(row['entite']), state: String(row['etat']) }
    : null
}

/** Forgets those of yesterday: what was searched may name a person. */
export async function forgetLastSearches(database: Database): Promise<void> {
  await database.query(sql`DELETE FROM openmairie.om_derniere_recherche WHERE vu < now() - interval '1 day'`)
}
