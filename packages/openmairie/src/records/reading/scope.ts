// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, any, sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Verb } from '../../rights/contract.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'
import { today } from '../today.js'
import { column } from './columns.js'
import { criterionCondition, searchCondition } from './search.js'

/** Raises OM_FORBIDDEN where the verb is not granted. */
export function demand(ctx: Ctx, entity: AnyEntity, verb: Verb): void {
  if (!ctx.grants.can(ctx.app.definition.name, entity, verb)) throw new OpenMairieError('OM_FORBIDDEN')
}

/** The right as a condition of the query: what is not granted is not read. Rules by row join it here. */
export function permitted(ctx: Ctx, entity: AnyEntity, verb: Verb): Sql {
  return ctx.grants.can(ctx.app.definition.name, entity, verb) ? sql`true` : sql`false`
}

/** Rows in force on the day: begun, and not ended (the end is the first day out). */
export function inForce(ctx: Ctx, entity: AnyEntity, alias: string): Sql {
  if (!entity.validity) return sql`true`
  const start = column(alias, entity.validity.start)
  const end = column(alias, entity.validity.end)
  const day = today(ctx)
  return all([any([sql`${start} IS NULL`, sql`${start} <= ${day}`]), any([sql`${end} IS NULL`, sql`${end} > ${day}`])])
}

/** Every condition of a listing but the place in it. */
export function conditions(ctx: Ctx, entity: AnyEntity, query: ListQuery, alias: string): Sql {
  const found: Sql[] = []
  if (!ctx.grants.can(ctx.app.definition.name, entity, 'list')) found.push(sql`false`)
  if (entity.validity && !query.expired) found.push(inForce(ctx, entity, alias))
  if (query.search) found.push(searchCondition(entity, query.search, alias))
  for (const criterion of query.criteria) found.push(criterionCondition(entity, criterion, alias))
  if (query.parent) found.push(parentCondition(entity, query.parent, alias))
  return all(found)
}

function parentCondition(entity: AnyEntity, parent: NonNullable<ListQuery['parent']>, alias: string): Sql {
  const reference = entity.references.find((each) => each.name === parent.reference)
  if (!reference || reference.fields.length !== parent.key.length) throw new OpenMairieError('OM_NOT_FOUND')
  return all(reference.fields.map((field, index) => sql`${column(alias, field)} = ${parent.key[index]}`))
}
