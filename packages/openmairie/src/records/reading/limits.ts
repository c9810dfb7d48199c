// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, always, any, never, sql } from '../../database/sql.js'
import { asksUser, type Compared, type Condition, fieldsIn, type RowLimit, type Who } from '../../model/access.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { column, equals } from './columns.js'

type AnyCondition = Condition<Record<string, unknown>>

const none: readonly RowLimit<Record<string, unknown>>[] = []

/** The limits that the author sets to the rows of an entity and that hold for the user. */
export function limitsOf(ctx: Ctx, entity: AnyEntity): readonly RowLimit<Record<string, unknown>>[] {
  const limits = ctx.app.entities.get(entity.name)?.override.rows
  // The framework's own identity reads all that there is.
  if (limits === undefined || ctx.actor.kind === 'system') return none
  return limits.filter(
    ({ profils, unless }) =>
      (profils === undefined || profils.some((profil) => ctx.grants.profils.includes(profil))) &&
      !(unless && isExempt(ctx, entity, unless)),
  )
}

function isExempt({ app, grants }: Ctx, entity: AnyEntity, who: Who): boolean {
  return grants.meets(app.definition.name, entity, who)
}

/** Whether a row, under an alias, is one of those that there are for the user. */
export function withinLimits(ctx: Ctx, entity: AnyEntity, alias: string): Sql {
  // A condition on what is no longer there lets nothing through, whichever way it is turned.
  const stands = (only: AnyCondition): boolean => fieldsIn(only).every((name) => Object.hasOwn(entity.fields, name))
  return all(limitsOf(ctx, entity).map(({ only }) => (stands(only) ? compiled(ctx, entity, only, alias) : never)))
}

/** What a statement made for one user may not be kept for another under: blank where no limit looks at who he is. */
export function userIn(ctx: Ctx): string {
  const known = asking.get(ctx.app.entities)
  const asks =
    known ?? [...ctx.app.entities.values()].some(({ override }) => override.rows?.some(({ only }) => asksUser(only)))
  asking.set(ctx.app.entities, asks)
  return asks ? ctx.actor.id : ''
}
const asking = new WeakMap<Ctx['app']['entities'], boolean>()

function compiled(ctx: Ctx, entity: AnyEntity, condition: AnyCondition, alias: string): Sql {
  const inner = (each: AnyCondition): Sql => compiled(ctx, entity, each, alias)
  if ('all' in condition) return all(condition.all.map(inner))
  if ('any' in condition) return any(condition.any.map(inner))
  if ('not' in condition) return sql`NOT ${inner(condition.not)}`
  const field = entity.fields[condition.field]
  if (!field) return never
  const { dialect } = ctx.database
  const source = column(alias, field.name)
  if ('blank' in condition) return condition.blank ? sql`${source} IS NULL` : sql`${source} IS NOT NULL`
  if ('is' in condition) {
    const values: readonly Compared[] = Array.isArray(condition.is) ? condition.is : [condition.is]
    return any(values.map((value) => equals(dialect, entity, alias, field.name, textIn(ctx, value))))
  }
  const bound = (operator: Sql, text: string | undefined): Sql =>
    text === undefined ? always : sql`${dialect.compared(source, field)} ${operator} ${dialect.parameter(text, field)}`
  return all([bound(sql`>=`, condition.from), bound(sql`<=`, condition.to)])
}

function textIn(ctx: Ctx, value: Compared): string {
  if (typeof value !== 'object') return String(value)
  return value.user === 'id' ? ctx.actor.id : ctx.actor.login
}
