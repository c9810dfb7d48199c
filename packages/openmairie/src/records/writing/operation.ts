// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection, Sql, Transaction } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'

/**
 * What a one-time key was given for: the same key on another form, or with another input, is another key. One who goes
 * back and types something else means another write.
 */
export interface Purpose {
  readonly operation:
    | 'create'
    | 'update'
    | 'delete'
    | 'merge'
    | 'anonymise'
    | `action ${string}`
    | `lot ${string}`
    | `page ${string}`
  readonly entity: Pick<AnyEntity, 'name'>
  readonly key: Key
  readonly input: Input
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
  await transaction.last(outcomeKept(ctx, key, outcome))
  return outcome
}

/** Milliseconds between two looks at the outcome of a first submission, and after which it is given up. */
const look = 100
const patience = 20_000

/**
 * Takes a one-time key where the write is no part of the instance's transaction: the outcome of the first submission where
 * there is one, waited for if need be. A key whose holder died is taken over.
 */
export async function claim<T>(
  ctx: Ctx,
  given: string | null,
  purpose: Purpose,
): Promise<{ readonly key: string; readonly outcome?: T } | null> {
  if (given === null) return null
  const key = digestOf(ctx, given, purpose)
  for (let waited = 0; ; waited += look) {
    const taken = await ctx.instance.query(
      sql`INSERT INTO openmairie.om_operation (cle, acteur, issue) VALUES (${key}, ${ctx.actor.id}, 'null') ON CONFLICT (cle, acteur) DO UPDATE SET cree = now() WHERE om_operation.issue = 'null' AND om_operation.cree < now() - make_interval(secs => ${patience / 1000})`,
    )
    if (taken.count > 0) return { key }
    const found = await ctx.instance.query(
      sql`SELECT issue::text AS outcome FROM openmairie.om_operation WHERE cle = ${key} AND acteur = ${ctx.actor.id}`,
    )
    const outcome = found.rows[0]?.['outcome']
    // Written by `keepOutcome`, from a value of the same type.
    if (outcome !== undefined && outcome !== 'null') return { key, outcome: JSON.parse(String(outcome)) as T }
    if (waited > 2 * patience) throw new Error('The first submission of a form has no outcome')
    await wait(look)
  }
}

/** Keeps the outcome of a write under its key. */
export async function keepOutcome(ctx: Ctx, connection: Connection, key: string, outcome: unknown): Promise<void> {
  await connection.query(outcomeKept(ctx, key, outcome))
}

function outcomeKept(ctx: Ctx, key: string, outcome: unknown): Sql {
  return sql`UPDATE openmairie.om_operation SET issue = ${JSON.stringify(outcome)}::jsonb WHERE cle = ${key} AND acteur = ${ctx.actor.id}`
}

/** Lets a key be used again: nothing was written under it. */
export async function release(ctx: Ctx, key: string): Promise<void> {
  await ctx.instance.query(
    sql`DELETE FROM openmairie.om_operation WHERE cle = ${key} AND acteur = ${ctx.actor.id} AND issue = 'null'`,
  )
}

/** What the browser sends may be of any length: an index holds no more than a digest of it. */
function digestOf(ctx: Ctx, given: string, { operation, entity, key, input }: Purpose): string {
  const typed = Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))
  const said = JSON.stringify([given, operation, ctx.app.definition.name, entity.name, key, typed])
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
