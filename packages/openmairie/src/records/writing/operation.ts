// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Transaction } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { Ctx } from '../context.js'

/**
 * Runs a write once for a one-time key: a second submission waits for the first, then returns its outcome. Without key
 * the write simply runs. The key and its outcome are committed, or rolled back, with the write.
 */
export async function once<T>(
  ctx: Ctx,
  transaction: Transaction,
  key: string | null,
  work: () => Promise<T>,
  repeated: (outcome: T) => T,
): Promise<T> {
  if (key === null) return work()
  const claim = await transaction.query(
    sql`INSERT INTO openmairie.om_operation (cle, acteur, issue) VALUES (${key}, ${ctx.actor.id}, 'null') ON CONFLICT DO NOTHING`,
  )
  if (claim.count === 0) {
    const found = await transaction.query(
      sql`SELECT issue::text AS outcome FROM openmairie.om_operation WHERE cle = ${key} AND acteur = ${ctx.actor.id}`,
    )
    // The outcome was written by this function, from a value of the same type.
    return repeated(JSON.parse(String(found.rows[0]?.['outcome'] ?? 'null')) as T)
  }
  const outcome = await work()
  await transaction.query(
    sql`UPDATE openmairie.om_operation SET issue = ${JSON.stringify(outcome)}::jsonb WHERE cle = ${key} AND acteur = ${ctx.actor.id}`,
  )
  return outcome
}

/** A form left open for longer than this is written anew when it is sent twice. */
const rememberedDays = 2

/** Forgets the outcomes that no double submission can ask for any more. Returns their number. */
export async function forgetOperations(connection: Connection): Promise<number> {
  const { count } = await connection.query(
    sql`DELETE FROM openmairie.om_operation WHERE cree < now() - make_interval(days => ${rememberedDays})`,
  )
  return count
}
