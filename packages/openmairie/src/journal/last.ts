// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { baselineSince } from './baseline.js'
import { lineOf, type RecentLine } from './recent.js'
import { rowOperations } from './write.js'

/** The last line of a record, as far as it is told: null where its payload was erased. */
export interface LastLine extends Pick<RecentLine, 'id' | 'record' | 'operation'> {
  readonly entity: string
  readonly after: RecentLine['after']
  readonly erased: boolean
  readonly beaten: boolean
}

/**
 * The last line of each record of an application, by entity and key, some at a time from a record on; where `beaten`, the
 * baseline says more of the record since.
 */
export async function lastLines(
  connection: Connection,
  application: string,
  from: Pick<LastLine, 'entity' | 'record'> | null,
  limit: number,
): Promise<readonly LastLine[]> {
  const beyond = from === null ? sql`` : sql`AND (entite, enregistrement) > (${from.entity}, ${from.record})`
  const { rows } = await connection.query(sql`
    SELECT om_journal::text AS id, entite, enregistrement, operation, NULL AS avant, apres::text AS apres, sel IS NULL AS erased, EXISTS (${baselineSince}) AS beaten
    FROM (
      SELECT DISTINCT ON (entite, enregistrement) om_journal, application, entite, enregistrement, operation, ecrit FROM openmairie.om_journal
      WHERE application = ${application} AND etat = 'fait' AND operation IN ${rowOperations} ${beyond}
      ORDER BY entite, enregistrement, om_journal DESC LIMIT ${limit}) AS last
    LEFT JOIN openmairie.om_journal_contenu USING (om_journal) ORDER BY entite, enregistrement`)
  return rows.map((row) => {
    const { id, record, operation, after } = lineOf(row)
    return {
      id,
      record,
      operation,
      after,
      entity: String(row['entite']),
      erased: row['erased'] === true,
      beaten: row['beaten'] === true,
    }
  })
}

/** The number of the last line of a record; null where it has none. */
export async function lastNumber(
  connection: Connection,
  application: string,
  { entity, record }: Pick<LastLine, 'entity' | 'record'>,
): Promise<bigint | null> {
  const { rows } = await connection.query(
    sql`SELECT max(om_journal)::text AS id FROM openmairie.om_journal WHERE application = ${application} AND entite = ${entity} AND enregistrement = ${record} AND etat = 'fait'`,
  )
  const id = rows[0]?.['id']
  return id === null || id === undefined ? null : BigInt(String(id))
}
