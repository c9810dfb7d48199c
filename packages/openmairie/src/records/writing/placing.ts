// SPDX-License-Identifier: EUPL-1.2
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity, Reference } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import { own } from '../../model/own.js'
import type { Values } from '../../model/value.js'
import type { Verb } from '../../rights/contract.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { isScoped, visible } from '../reading/belonging.js'
import { equals, textOf } from '../reading/columns.js'
import { writingMessages } from './messages.js'
import type { Writing } from './writing.js'

/** A new record's input with the collectivité that it belongs to: the user's own where nothing is said. */
export function placed(ctx: Ctx, entity: AnyEntity, input: Input): Input {
  const name = entity.collectivite
  const first = ctx.collectivites?.[0]
  if (name === null || first === undefined || (own(input, name) ?? null) !== null) return input
  return { ...input, [name]: first }
}

/**
 * Problems of an input that would put a record with another collectivité, or have it refer to a record of another one. What
 * exists elsewhere is told like what does not exist.
 */
export async function strangers(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  input: Input,
  before: Values,
): Promise<readonly Problem[]> {
  const found: Problem[] = ctx.collectivites === null ? [] : [...misplaced(ctx, entity, input)]
  for (const reference of entity.references) {
    if (await leadsAway(ctx, writing, entity, reference, input, before))
      found.push({ field: reference.fields[0] ?? null, message: writingMessages(ctx.locale).missing(reference.label) })
  }
  return found
}

/**
 * Problems of what a user gives to references whose records he may neither list nor read. No value is accepted, nor told
 * from another: that one is there and another is not would be an answer.
 */
export function unknowable(ctx: Ctx, entity: AnyEntity, given: Input): readonly Problem[] {
  const may = (target: AnyEntity, verb: Verb): boolean => ctx.grants.can(ctx.app.definition.name, target, verb)
  return entity.references.flatMap(({ fields, entity: name, label }): readonly Problem[] => {
    const target = ctx.app.localised[ctx.locale].get(name)
    const isGiven = fields.some((field) => (own(given, field) ?? '') !== '' && field !== entity.collectivite)
    if (!target || !isGiven || may(target, 'list') || may(target, 'read')) return []
    return [{ field: fields[0] ?? null, message: writingMessages(ctx.locale).missing(label) }]
  })
}

/** Problems of an input that puts a record with a collectivité that is none of the user's. */
export function misplaced(ctx: Ctx, entity: AnyEntity, input: Input): readonly Problem[] {
  const field = entity.collectivite
  const given = field === null ? undefined : own(input, field)
  const kind = ctx.app.belongings.get(entity.name)?.kind
  if (given === undefined || ctx.collectivites?.includes(String(given)) || kind === undefined || kind === 'shared')
    return []
  const messages = writingMessages(ctx.locale)
  return [{ field, message: ctx.collectivites?.length ? messages.otherCollectivite : messages.noCollectivite }]
}

async function leadsAway(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  { fields, targetFields, entity: name }: Reference,
  input: Input,
  before: Values,
): Promise<boolean> {
  const target = ctx.app.localised[ctx.locale].get(name)
  const isChanged = fields.some((field) => own(input, field) !== undefined)
  const isHome = fields.length === 1 && fields[0] === entity.collectivite
  if (!target || !isChanged || isHome || !isScoped(ctx, target)) return false
  const values = fields.map((field) => {
    const given = own(input, field)
    // A field that is emptied leads nowhere, whatever it held.
    return textOf(given === undefined ? (own(before, field) ?? null) : given)
  })
  if (values.includes(null)) return false
  const same = targetFields.map((field, index) => equals(writing.dialect, target, 't', field, values[index] ?? null))
  const { rows } = await writing.query(
    sql`SELECT 1 FROM ${ownRowsOf(target.table)} AS ${sql.id('t')} WHERE ${all([...same, visible(ctx, target, 't')])} LIMIT 1`,
  )
  return rows.length === 0
}
