// SPDX-License-Identifier: EUPL-1.2
import { commandLine, rowsBefore, tellOutsideForm } from '../administration/outside-form.js'
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'

export interface Collectivite {
  /** What the tables of the applications hold in om_collectivite. */
  readonly id: string
  readonly label: string
  /** The one above it in the tree, or null. */
  readonly parent: string | null
}

/** The collectivités of the instance, by number. */
export async function collectivites(database: Database): Promise<readonly Collectivite[]> {
  const { rows } = await database.query(
    sql`SELECT om_collectivite, libelle, parent FROM openmairie.om_collectivite ORDER BY length(om_collectivite), om_collectivite`,
  )
  return rows.map((row) => ({
    id: String(row['om_collectivite']),
    label: String(row['libelle']),
    parent: row['parent'] === null ? null : String(row['parent']),
  }))
}

/**
 * Adds a collectivité, or renames the one of that number; with a parent said, null for none, moves it too: who sees what hangs
 * on it. Returns false where it would be below itself, or below one that is unknown.
 */
export function saveCollectivite(
  database: Database,
  { id, label, parent }: Pick<Collectivite, 'id' | 'label'> & { readonly parent?: string | null },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await transaction.query(sql`LOCK TABLE openmairie.om_collectivite IN SHARE ROW EXCLUSIVE MODE`)
    const { rows } = await transaction.query(sql`
      WITH RECURSIVE above AS (
        SELECT om_collectivite, parent FROM openmairie.om_collectivite WHERE om_collectivite = ${parent ?? null}
        UNION SELECT c.om_collectivite, c.parent FROM openmairie.om_collectivite c JOIN above ON c.om_collectivite = above.parent)
      SELECT om_collectivite FROM above`)
    const above = rows.map((row) => String(row['om_collectivite']))
    if (typeof parent === 'string' && (above.length === 0 || above.includes(id))) return false
    const before = await rowsBefore(transaction, 'om_collectivite', [id])
    await transaction.query(sql`
      INSERT INTO openmairie.om_collectivite (om_collectivite, libelle, parent) VALUES (${id}, ${label}, ${parent ?? null})
      ON CONFLICT (om_collectivite) DO UPDATE SET libelle = excluded.libelle ${parent === undefined ? sql`` : sql`, parent = excluded.parent`}`)
    await tellOutsideForm(transaction, commandLine, 'om_collectivite', before)
    return true
  })
}
