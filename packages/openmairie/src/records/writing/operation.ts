// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection, Sql, Transaction } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
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

/** Milliseconds between two looks at the outcome of a first submission, and after which one that never came to its end is given up. */
const look = 100
const patience = 20_000

/** Who holds a one-time key where the write is no part of the instance's transaction. */
export interface Claimed {
  readonly key: string
  readonly write: string
}

/**
 * Takes a one-time key for a write that is no part of the instance's transaction: the outcome of the first submission where
 * there is one, waited for if need be. A key is taken over where its holder died before it foretold an outcome, or where the
 * journal has found since that its rows were not written. Raises OM_WRITE_UNDECIDED where it cannot find out.
 */
export async function claim<T>(
  ctx: Ctx,
  given: string | null,
  purpose: Purpose,
  write: string,
): Promise<(Claimed & { readonly outcome?: T }) | null> {
  if (given === null) return null
  const key = digestOf(ctx, given, purpose)
  const state = sql`(SELECT etat FROM openmairie.om_journal WHERE om_journal = om_operation.ligne)`
  for (let waited = 0; ; waited += look) {
    const taken = await ctx.instance.query(sql`
      INSERT INTO openmairie.om_operation (cle, acteur, issue, ecriture) VALUES (${key}, ${ctx.actor.id}, 'null', ${write})
      ON CONFLICT (cle, acteur) DO UPDATE SET cree = now(), issue = 'null', ecriture = excluded.ecriture, ligne = NULL
      WHERE ${state} = 'abandon' OR (om_operation.issue = 'null' AND om_operation.cree < now() - make_interval(secs => ${patience / 1000}))`)
    if (taken.count > 0) return { key, write }
    const found = await ctx.instance.query(
      sql`SELECT issue::text AS outcome, ligne IS NULL AS kept, ${state} AS state FROM openmairie.om_operation WHERE cle = ${key} AND acteur = ${ctx.actor.id}`,
    )
    const { outcome, kept, state: told } = found.rows[0] ?? {}
    if (told === 'indecis') throw new OpenMairieError('OM_WRITE_UNDECIDED')
    // Written by `foretell` or `keepOutcome`, from a value of the same type.
    if (outcome !== undefined && outcome !== 'null' && (kept || told === 'fait'))
      return { key, write, outcome: JSON.parse(String(outcome)) as T }
    // What stopped halfway is decided within some forty seconds.
    if (waited > 3 * patience) throw new Error('The first submission of a form has no outcome')
    await wait(look)
  }
}

/**
 * Keeps an outcome that holds if a line of the journal does, before the rows are committed: whoever submits again then has it,
 * or writes in his turn, as the line is decided. Raises where the key was taken over meanwhile: the rows are not to be committed.
 */
export async function foretell(
  waiting: Connection,
  ctx: Ctx,
  { key, write }: Claimed,
  outcome: unknown,
  line: string,
): Promise<void> {
  const { count } = await waiting.query(
    sql`UPDATE openmairie.om_operation SET issue = ${JSON.stringify(outcome)}::jsonb, ligne = ${line}::bigint WHERE cle = ${key} AND acteur = ${ctx.actor.id} AND ecriture = ${write}`,
  )
  if (count === 0) throw new Error('The one-time key of a write was taken over before its rows were committed')
}

/** Keeps the outcome of a write under its key. */
export async function keepOutcome(ctx: Ctx, connection: Connection, key: string, outcome: unknown): Promise<void> {
  await connection.query(outcomeKept(ctx, key, outcome))
}

function outcomeKept(ctx: Ctx, key: string, outcome: unknown): Sql {
  return sql`UPDATE openmairie.om_operation SET issue = ${JSON.stringify(outcome)}::jsonb, ligne = NULL WHERE cle = ${key} AND acteur = ${ctx.actor.id}`
}

/** Lets a key be used again: nothing was written under it. */
export async function release(ctx: Ctx, { key, write }: Claimed): Promise<void> {
  await ctx.instance.query(
    sql`DELETE FROM openmairie.om_operation WHERE cle = ${key} AND acteur = ${ctx.actor.id} AND ecriture = ${write}`,
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
