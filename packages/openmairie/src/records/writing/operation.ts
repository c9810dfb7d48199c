// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Connection, Transaction } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'

/** What a one-time key was given for: the same key on another form is another key. */
export interface Purpose {
  readonly operation: 'create' | 'update' | 'delete'
  readonly entity: AnyEntity
  readonly key: Key
}

/**
 * Runs a write once for a one-time key: a second submission waits for the first, then returns its outcome. Without key
 * the write simply runs. The key and its outcome are committed, or rolled back, with the write.
 */
export async function once<T>(
  ctx: Ctx,
  transaction: Transaction,
  given: string | null,
  purpose: Purpose,
  work: () => Promise<T>,
  repeated: (outcome: T) => T,
): Promise<T> {
  if (given === null) return work()
  const key = digestOf(ctx, given, purpose)
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

/** What the browser sends may be of any length: an index holds no more than a digest of it. */
function digestOf(ctx: Ctx, given: string, { operation, entity, key }: Purpose): string {
  const said = JSON.stringify([given, operation, ctx.app.definition.name, entity.name, key])
  return createHash('sha256').update(said).digest('base64url')
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
