// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity, Reference } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { column, fieldText } from './columns.js'
import { permitted } from './scope.js'

/** How far a label is followed through references: the label of a label, and no further. */
const depthLimit = 2

/** What names a row of an entity, as one text; references among the fields of the label show their own label. */
export function labelExpression(ctx: Ctx, entity: AnyEntity, alias: string, depth = 0): Sql {
  const { dialect } = ctx.database
  const parts = entity.recordLabel.map((name) => {
    const reference = entity.references.find((each) => each.fields.length === 1 && each.fields[0] === name)
    const target = reference && ctx.app.localised[ctx.locale].get(reference.entity)
    const own = fieldText(dialect, entity, alias, name)
    if (!reference || !target || depth >= depthLimit - 1) return own
    return sql`coalesce(${labelOfReference(ctx, target, reference, alias, depth + 1)}, ${own})`
  })
  return parts.length === 1 ? sql`coalesce(${parts[0]}, '')` : dialect.words(parts)
}

/** The label of the row that a reference points to, as a sub-query; null where the user may not see it. */
export function labelOfReference(ctx: Ctx, target: AnyEntity, reference: Reference, alias: string, depth = 0): Sql {
  const inner = `${alias}_${depth}`
  const joined = reference.fields.map(
    (field, index) => sql`${column(inner, reference.targetFields[index] ?? '')} = ${column(alias, field)}`,
  )
  return sql`(SELECT ${labelExpression(ctx, target, inner, depth)} FROM ${ownRowsOf(target.table)} AS ${sql.id(inner)} WHERE ${all([...joined, permitted(ctx, target, 'list', inner)])} LIMIT 1)`
}

/**
 * The label of a reference, as a join where the constraint makes the target unique: read once for all rows that share it.
 * `name` is an alias that nothing else has.
 */
export function labelSource(
  ctx: Ctx,
  target: AnyEntity,
  reference: Reference,
  alias: string,
  name: string,
): { readonly join: Sql; readonly value: Sql } {
  if (reference.constraint === null) return { join: sql``, value: labelOfReference(ctx, target, reference, alias) }
  const inner = `${name}_0`
  const keys = reference.targetFields.map((field, index) => sql`${column(inner, field)} AS ${sql.id(`k${index}`)}`)
  const labelled = sql`SELECT ${sql.join(keys)}, ${labelExpression(ctx, target, inner)} AS ${sql.id('label')} FROM ${ownRowsOf(target.table)} AS ${sql.id(inner)} WHERE ${permitted(ctx, target, 'list', inner)}`
  const joined = reference.fields.map((field, index) => sql`${column(name, `k${index}`)} = ${column(alias, field)}`)
  return {
    join: sql`LEFT JOIN (${labelled}) AS ${sql.id(name)} ON ${all(joined)}`,
    value: column(name, 'label'),
  }
}
