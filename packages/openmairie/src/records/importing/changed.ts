// SPDX-License-Identifier: EUPL-1.2
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { visible } from '../reading/belonging.js'
import { equals, fieldText, textOf } from '../reading/columns.js'
import { readHeld } from '../writing/journal.js'
import { writingMessages } from '../writing/messages.js'
import { Refusal } from '../writing/save.js'
import { changeWithin } from '../writing/update.js'
import type { Writing } from '../writing/writing.js'
import type { ImportPlan } from './contract.js'

/** The record that a line names by some of its values; null where there is none. Raises Refusal where there are several. */
export async function namedBy(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  identity: readonly string[],
  input: Input,
): Promise<Key | null> {
  const values = identity.map((name) => textOf(own(input, name) ?? null))
  if (identity.length === 0 || values.includes(null)) return null
  const { dialect } = writing
  const same = identity.map((name, index) => equals(dialect, entity, 't', name, values[index] ?? null))
  const key = entity.key.map((name, index) => sql`${fieldText(dialect, entity, 't', name)} AS ${sql.id(`k${index}`)}`)
  const { rows } = await writing.query(
    sql`SELECT ${sql.join(key)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${all([...same, visible(ctx, entity, 't')])} LIMIT 2`,
  )
  if (rows.length > 1) {
    const labels = identity.map((name) => entity.fields[name]?.label ?? name).join(', ')
    throw new Refusal([{ field: identity[0] ?? null, message: writingMessages(ctx.locale).severalNamed(labels) }])
  }
  const [found] = rows
  return found ? entity.key.map((_, index) => String(found[`k${index}`])) : null
}

/** Gives a record what its line says; false where it says nothing new. Raises Refusal. */
export async function changeNamed(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  { identity, emptying }: ImportPlan,
  key: Key,
  input: Input,
): Promise<boolean> {
  const current = await readHeld(ctx, writing, entity, key, true)
  if (!current) throw new Refusal([{ field: null, message: writingMessages(ctx.locale).nobodyNamed('') }])
  const changes = Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) => !identity.includes(name) && !entity.key.includes(name) && (emptying || value !== null),
    ),
  )
  const outcome = await changeWithin(ctx, writing, entity, current, changes, null)
  return outcome.kind === 'written'
}
