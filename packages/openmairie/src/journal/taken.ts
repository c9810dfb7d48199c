// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'

interface Of {
  readonly application: string
  readonly entity: string
  readonly records: readonly string[]
  /** The field that holds the collectivité of the records, where there is one, and the collectivité. */
  readonly within: { readonly field: string | null; readonly collectivite: string }
}

/**
 * The lines of records, each as a text of JSON, oldest first. A key may have been another's: lines from before the record was last
 * created are left out, and so are those of a time when it was of another collectivité.
 */
export async function journalTaken(
  instance: Connection,
  { application, entity, records, within: { field, collectivite } }: Of,
): Promise<readonly string[]> {
  const isOwn = (side: 'avant' | 'apres') =>
    field === null ? sql`` : sql`AND coalesce(c.${sql.id(side)} ->> ${field}, ${collectivite}) = ${collectivite}`
  const { rows } = await instance.query(sql`
    WITH told AS (
      SELECT j.*, max(om_journal) FILTER (WHERE operation IN ('create', 'delete')) OVER (PARTITION BY enregistrement) AS begun
      FROM openmairie.om_journal AS j
      WHERE application = ${application} AND entite = ${entity} AND enregistrement = ANY(${records}::text[]) AND etat = 'fait')
    SELECT json_build_object('ligne', om_journal, 'instant', instant::text, 'acteur', acteur, 'pour', pour, 'application', application,
      'entite', entite, 'enregistrement', enregistrement, 'operation', operation, 'avant', c.avant, 'apres', c.apres)::text AS line
    FROM told LEFT JOIN openmairie.om_journal_contenu AS c USING (om_journal)
    WHERE (begun IS NULL OR om_journal > begun OR (om_journal = begun AND operation = 'create')) ${isOwn('avant')} ${isOwn('apres')}
    ORDER BY om_journal`)
  return rows.map((row) => String(row['line']))
}
