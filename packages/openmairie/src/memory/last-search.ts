// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** A listing as it was left. */
export interface LastSearch {
  readonly application: string
  readonly entity: string
  readonly state: string
}

/** Milliseconds before a listing is written down: no page waits for it, and whoever pages fast writes one line. */
const patience = 1000
const waiting = new WeakMap<Database, Map<string, LastSearch>>()

/** Keeps the listing that a user left, in place of the one before: at once for whoever asks here, soon for the others. */
export function keepLastSearch(database: Database, user: string, last: LastSearch): void {
  const left = waiting.get(database) ?? new Map<string, LastSearch>()
  waiting.set(database, left)
  // It is a comfort: a base that no longer answers says so on the pages.
  if (!left.has(user)) setTimeout(() => void settle(database, user).catch(() => undefined), patience).unref()
  left.set(user, last)
}

/** Writes what waits. It waits until it is written: whoever asks meanwhile does not find the one before. */
async function settle(database: Database, user: string): Promise<void> {
  const left = waiting.get(database)
  for (let last = left?.get(user); last; last = left?.get(user)) {
    try {
      await database.query(sql`
        INSERT INTO openmairie.om_derniere_recherche (om_utilisateur, application, entite, etat) VALUES (${user}, ${last.application}, ${last.entity}, ${last.state})
        ON CONFLICT (om_utilisateur) DO UPDATE SET application = excluded.application, entite = excluded.entite, etat = excluded.etat, vu = now()`)
    } finally {
      if (left?.get(user) === last) left.delete(user)
    }
  }
}

/** The listing that a user left last, or null. */
export async function lastSearch(database: Database, user: string): Promise<LastSearch | null> {
  await settle(database, user)
  const { rows } = await database.query(
    sql`SELECT application, entite, etat FROM openmairie.om_derniere_recherche WHERE om_utilisateur = ${user}`,
  )
  const row = rows[0]
  return row
    ? { application: String(row['application']), entity: String(row['entite']), state: String(row['etat']) }
    : null
}

/** Forgets those of yesterday: what was searched may name a person. Returns their number. */
export async function forgetLastSearches(connection: Connection): Promise<number> {
  const { count } = await connection.query(
    sql`DELETE FROM openmairie.om_derniere_recherche WHERE vu < now() - interval '1 day'`,
  )
  return count
}
