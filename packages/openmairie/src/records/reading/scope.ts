// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import type { Dialect } from '../../database/dialect/contract.js'
import { all, always, any, never, padded, sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Verb } from '../../rights/contract.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'
import { today } from '../today.js'
import { visible } from './belonging.js'
import { column, equals, keyCondition } from './columns.js'
import { criterionCondition, searchCondition } from './search.js'

/** Raises OM_FORBIDDEN where the verb is not granted. */
export function demand(ctx: Ctx, entity: AnyEntity, verb: Verb): void {
  if (!ctx.grants.can(ctx.app.definition.name, entity, verb)) throw new OpenMairieError('OM_FORBIDDEN')
}

/** Raises OM_FORBIDDEN as above, and OM_TABLE_CHANGED where the table is no longer what was generated. */
export function demandWrite(ctx: Ctx, entity: AnyEntity, verb: Verb): void {
  demand(ctx, entity, verb)
  if (ctx.app.drifted.has(entity.name)) throw new OpenMairieError('OM_TABLE_CHANGED')
}

/** The right, the collectivité and the limits of rows as a condition of the query: what is not granted is not read. */
export function permitted(ctx: Ctx, entity: AnyEntity, verb: Verb, alias: string): Sql {
  return ctx.grants.can(ctx.app.definition.name, entity, verb) ? visible(ctx, entity, alias) : never
}

/** Rows in force on the day: begun, and not ended (the end is the first day out). */
export function inForce(ctx: Ctx, entity: AnyEntity, alias: string): Sql {
  const field = entity.validity && entity.fields[entity.validity.start]
  if (!entity.validity || !field) return always
  const start = column(alias, entity.validity.start)
  const end = column(alias, entity.validity.end)
  const day = ctx.database.dialect.parameter(today(ctx), field)
  return all([any([sql`${start} IS NULL`, sql`${start} <= ${day}`]), any([sql`${end} IS NULL`, sql`${end} > ${day}`])])
}

/** Every condition of a listing but the place in it. */
export function conditions(ctx: Ctx, entity: AnyEntity, query: ListQuery, alias: string): Sql {
  const { dialect } = ctx.database
  const found: Sql[] = [permitted(ctx, entity, 'list', alias)]
  if (entity.validity && !query.expired) found.push(inForce(ctx, entity, alias))
  if (query.search) found.push(searchCondition(dialect, entity, query.search, alias))
  for (const criterion of query.criteria) found.push(criterionCondition(ctx, entity, criterion, alias))
  if (query.parent) found.push(parentCondition(dialect, entity, query.parent, alias))
  if (query.keys) found.push(any(padded(query.keys).map((key) => keyCondition(dialect, entity, key, alias))))
  if (query.within) found.push(query.within.holds(alias))
  return all(found)
}

function parentCondition(
  dialect: Dialect,
  entity: AnyEntity,
  parent: NonNullable<ListQuery['parent']>,
  alias: string,
): Sql {
  const reference = entity.references.find((each) => each.name === parent.reference)
  const isKept = reference?.fields.some((name) => entity.fields[name]?.withheld) ?? false
  if (!reference || isKept || reference.fields.length !== parent.key.length) throw new OpenMairieError('OM_NOT_FOUND')
  return all(reference.fields.map((name, index) => equals(dialect, entity, alias, name, parent.key[index] ?? null)))
}
