// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** A listing's state under a name: an address and nothing more, which opens what its reader may see. */
export interface SavedSearch {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly shared: boolean
  /** Keeps columns, order and size alone: it leaves what is searched as it is. */
  readonly display: boolean
  /** The reader made it his usual display of the listing. */
  readonly usual: boolean
  /** Whose it is; null where it is the reader's own. */
  readonly owner: string | null
}

/** The listing that searches belong to, and who reads them. */
export interface Shelf {
  readonly application: string
  readonly entity: string
  readonly user: string
}

export const longestName = 80

/** Whether a search, `r`, is the user's own, or shared by an account of the same collectivité: what is searched may name a person. */
const isWithin = (user: string): Sql => sql`(r.om_utilisateur = ${user} OR (r.partagee AND EXISTS (
  SELECT 1 FROM openmairie.om_utilisateur AS owner JOIN openmairie.om_utilisateur AS reader ON owner.om_collectivite IS NOT DISTINCT FROM reader.om_collectivite
  WHERE owner.om_utilisateur = r.om_utilisateur AND reader.om_utilisateur = ${user})))`

/** A user's own searches on a listing, then those that others share with him, by name. */
export async function searchesOn(
  database: Database,
  { application, entity, user }: Shelf,
): Promise<readonly SavedSearch[]> {
  const { rows } = await database.query(sql`
    SELECT r.om_recherche::text AS id, r.libelle, r.etat, r.partagee, r.affichage, a.om_recherche IS NOT NULL AS usuel, CASE WHEN r.om_utilisateur = ${user} THEN NULL ELSE u.nom END AS proprietaire
    FROM openmairie.om_recherche r JOIN openmairie.om_utilisateur u USING (om_utilisateur)
    LEFT JOIN openmairie.om_affichage_usuel a ON a.om_recherche = r.om_recherche AND a.om_utilisateur = ${user}
    WHERE r.application = ${application} AND r.entite = ${entity} AND ${isWithin(user)}
    ORDER BY r.om_utilisateur <> ${user}, lower(r.libelle), r.om_recherche`)
  return rows.map((row) => ({
    id: String(row['id']),
    name: String(row['libelle']),
    state: String(row['etat']),
    shared: row['partagee'] === true,
    display: row['affichage'] === true,
    usual: row['usuel'] === true,
    owner: row['proprietaire'] === null ? null : String(row['proprietaire']),
  }))
}

/** Saves a search. Returns false where the user has one of this name on the listing. */
export async function saveSearch(
  database: Database,
  { application, entity, user }: Shelf,
  search: Pick<SavedSearch, 'name' | 'state' | 'shared' | 'display'>,
): Promise<boolean> {
  const { count } = await database.query(sql`
    INSERT INTO openmairie.om_recherche (om_utilisateur, application, entite, libelle, etat, partagee, affichage)
    VALUES (${user}, ${application}, ${entity}, ${search.name}, ${search.state}, ${search.shared}, ${search.display})
    ON CONFLICT (om_utilisateur, application, entite, libelle) DO NOTHING`)
  return count > 0
}

/** Renames a search of the user's own and shares it or not. The name may be taken; null where there is no such search. */
export function changeSearch(
  database: Database,
  shelf: Shelf,
  id: string,
  change: Pick<SavedSearch, 'name' | 'shared'>,
): Promise<'changed' | 'taken' | null> {
  return database.transaction(async (transaction) => {
    if (!(await owns(transaction, shelf, id))) return null
    const { application, entity, user } = shelf
    const { count } = await transaction.query(sql`
      UPDATE openmairie.om_recherche SET libelle = ${change.name}, partagee = ${change.shared}
      WHERE om_recherche = ${id} AND NOT EXISTS (SELECT 1 FROM openmairie.om_recherche AS other
        WHERE other.om_utilisateur = ${user} AND other.application = ${application} AND other.entite = ${entity} AND other.libelle = ${change.name} AND other.om_recherche <> ${id})`)
    return count > 0 ? 'changed' : 'taken'
  })
}

/** Deletes a search of the user's own. Returns false where there is no such search. */
export function deleteSearch(database: Database, shelf: Shelf, id: string): Promise<boolean> {
  return database.transaction(async (transaction) => {
    if (!(await owns(transaction, shelf, id))) return false
    await transaction.query(sql`DELETE FROM openmairie.om_recherche WHERE om_recherche = ${id}`)
    return true
  })
}

/**
 * Makes a display, his own or shared with him, the user's usual one on the listing, or no longer. Returns false where there is no such
 * display.
 */
export async function chooseUsual(
  database: Database,
  { application, entity, user }: Shelf,
  id: string,
  isUsual: boolean,
): Promise<boolean> {
  if (!/^\d{1,18}$/.test(id)) return false
  const { count } = await database.query(
    isUsual
      ? sql`
    INSERT INTO openmairie.om_affichage_usuel (om_utilisateur, application, entite, om_recherche)
    SELECT ${user}, application, entite, om_recherche FROM openmairie.om_recherche AS r
    WHERE om_recherche = ${id} AND application = ${application} AND entite = ${entity} AND affichage AND ${isWithin(user)}
    ON CONFLICT (om_utilisateur, application, entite) DO UPDATE SET om_recherche = excluded.om_recherche`
      : sql`
    DELETE FROM openmairie.om_affichage_usuel
    WHERE om_utilisateur = ${user} AND application = ${application} AND entite = ${entity} AND om_recherche = ${id}`,
  )
  return count > 0
}

/** Whether a search is the user's own; it is held until the end of the transaction. */
async function owns(transaction: Connection, { application, entity, user }: Shelf, id: string): Promise<boolean> {
  if (!/^\d{1,18}$/.test(id)) return false
  const { rows } = await transaction.query(sql`
    SELECT 1 FROM openmairie.om_recherche
    WHERE om_recherche = ${id} AND om_utilisateur = ${user} AND application = ${application} AND entite = ${entity} FOR UPDATE`)
  return rows.length > 0
}
