// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { isServed } from './needs.js'
import { queueJob } from './queue.js'

/**
 * The round in which a new job of a collectivité is served: one after the last that it waits for, and after what is served now. A
 * collectivité that asks for a hundred has one in each of a hundred rounds; another that comes meanwhile is in the next one.
 */
export function roundOf(collectivite: string | null): Sql {
  return sql`SELECT 1 + greatest(
      coalesce(max(tour) FILTER (WHERE collectivite IS NOT DISTINCT FROM ${collectivite}), 0),
      coalesce(max(tour) FILTER (WHERE etat = 'en cours'), min(tour) - 1, 0))
    FROM openmairie.om_job WHERE etat IN ('attente', 'en cours')`
}

/** Flags of the queue that wait: those of the collectivités that have as many jobs under way as they may. */
export async function fullFlags(connection: Connection, perCollectivite: number): Promise<string[]> {
  const { rows } = await connection.query(sql`
    SELECT coalesce(collectivite, '') AS name FROM openmairie.om_job WHERE etat = 'en cours'
    GROUP BY collectivite HAVING count(*) >= ${perCollectivite}`)
  return rows.map((row) => `collectivite:${String(row['name'])}`)
}

export interface Taking {
  readonly id: string
  /** Number of its own with which whoever takes it signs. */
  readonly carrier: string
  /** Number of the node that takes it; null: it is known by its signs alone. */
  readonly node: number | null
  /** How many jobs of one collectivité run at once. */
  readonly perCollectivite: number
  /** What this node serves, of what jobs need; null: all. */
  readonly served: readonly string[] | null
}

/**
 * Takes a job that waits, for one carrier alone. Two nodes that choose at once may both believe that there is room: it is counted
 * under a lock of the collectivité, and a job for which there is none goes back into the queue, in its round. So does one that was asked for
 * while this node chose, and that needs what it does not serve.
 */
export function takeJob(database: Database, taking: Taking): Promise<'taken' | 'full' | 'elsewhere' | 'ended'> {
  const { id, carrier, node, perCollectivite, served } = taking
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.query(sql`
      SELECT collectivite, ${isServed(served)} AS served, pg_advisory_xact_lock(7307192, hashtext(coalesce(collectivite, ''))) AS held
      FROM openmairie.om_job WHERE om_job = ${id} AND etat = 'attente'`)
    if (!rows[0]) return 'ended'
    if (rows[0]['served'] !== true) {
      await queueJob(transaction, id)
      return 'elsewhere'
    }
    const collectivite = rows[0]['collectivite'] ?? null
    const { count } = await transaction.query(sql`
      UPDATE openmairie.om_job SET etat = 'en cours', porteur = ${carrier}, noeud = ${node}, signe = clock_timestamp()
      WHERE om_job = ${id} AND etat = 'attente' AND ${perCollectivite} >
        (SELECT count(*) FROM openmairie.om_job WHERE etat = 'en cours' AND collectivite IS NOT DISTINCT FROM ${collectivite})`)
    if (count > 0) return 'taken'
    await queueJob(transaction, id)
    return 'full'
  })
}
