// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, always, any, never, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity, Reference } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { column, equals } from './columns.js'
import { limitsOf, withinLimits } from './limits.js'

/** Whether there are rows of an entity that the user may not see: of another collectivité, or out of the limits that hold for him. */
export function isScoped(ctx: Ctx, entity: AnyEntity): boolean {
  const kind = ctx.app.belongings.get(entity.name)?.kind
  return (ctx.collectivites !== null && kind !== undefined && kind !== 'shared') || limitsOf(ctx, entity).length > 0
}

/** Whether a row is one that there is for the user: of his collectivités, and within the limits that hold for him. */
export function visible(ctx: Ctx, entity: AnyEntity, alias: string): Sql {
  return all([belongs(ctx, entity, alias), withinLimits(ctx, entity, alias)])
}

/**
 * Whether a row belongs to one of the user's collectivités. What is not declared to belong to any is nobody's but theirs
 * who see them all.
 */
function belongs(ctx: Ctx, entity: AnyEntity, alias: string): Sql {
  const belonging = ctx.collectivites === null ? undefined : ctx.app.belongings.get(entity.name)
  switch (belonging?.kind) {
    case undefined:
    case 'shared':
      return always
    case 'undeclared':
      return never
    case 'column':
      return any(
        ownCollectivites(ctx, entity, belonging.field).map((id) =>
          equals(ctx.database.dialect, entity, alias, belonging.field, id),
        ),
      )
    case 'references':
      return all(belonging.references.map((reference) => refersToOwn(ctx, reference, alias)))
  }
}

/** The user's collectivités that a column can hold: in a base that numbers them, a word names none. */
function ownCollectivites(ctx: Ctx, entity: AnyEntity, field: string): readonly string[] {
  const type = entity.fields[field]?.type
  const isNumber = type === 'integer' || type === 'bigint' || type === 'decimal'
  return (ctx.collectivites ?? []).filter((id) => !isNumber || /^\d{1,9}$/.test(id))
}

function refersToOwn(ctx: Ctx, reference: Reference, alias: string): Sql {
  const target = ctx.app.localised[ctx.locale].get(reference.entity)
  if (!target) return never
  const inner = `${alias}_b`
  const joined = reference.fields.map(
    (field, index) => sql`${column(inner, reference.targetFields[index] ?? '')} = ${column(alias, field)}`,
  )
  return sql`EXISTS (SELECT 1 FROM ${ownRowsOf(target.table)} AS ${sql.id(inner)} WHERE ${all([...joined, belongs(ctx, target, inner)])})`
}
