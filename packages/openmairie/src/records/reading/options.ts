// SPDX-License-Identifier: EUPL-1.2
import { all, any, never, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Option } from '../contract.js'
import { column, equals, fieldText, textOf } from './columns.js'
import { labelExpression } from './labels.js'
import { demand, inForce, permitted } from './scope.js'

/**
 * Choices for a reference to an entity, in the order of their labels, those in force only; `held` is kept even when
 * expired. The parts of a choice are the values of `fields`, which the reference points to.
 */
export async function options(
  ctx: Ctx,
  entity: AnyEntity,
  search: {
    readonly text: string
    readonly limit: number
    readonly held: Key | null
    readonly fields: readonly string[]
    /** Only the records that hold a value in a field of theirs. */
    readonly within?: { readonly field: string; readonly value: string } | null
  },
): Promise<{ options: readonly Option[]; more: boolean }> {
  demand(ctx, entity, 'list')
  const alias = 't'
  const label = labelExpression(ctx, entity, alias)
  const held = search.held
  const { dialect } = ctx.database
  const isHeld = held
    ? all(search.fields.map((name, index) => equals(dialect, entity, alias, name, held[index] ?? null)))
    : never
  const words = search.text.split(/\s+/).filter((word) => word !== '')
  const { within } = search
  const narrowed = within ? [equals(dialect, entity, alias, within.field, within.value)] : []
  const matching = all([
    inForce(ctx, entity, alias),
    ...narrowed,
    ...words.map((word) => dialect.contains(label, null, word)),
  ])
  const columns = sql.join([
    ...search.fields.map((name, index) => sql`${fieldText(dialect, entity, alias, name)} AS ${sql.id(`k${index}`)}`),
    sql`${label} AS ${sql.id('label')}`,
  ])
  const found = await accessOf(ctx).query(
    sql`SELECT ${columns} FROM ${ownRowsOf(entity.table)} AS ${sql.id(alias)} WHERE ${all([permitted(ctx, entity, 'list', alias), any([matching, isHeld])])} ORDER BY ${label}, ${sql.join(search.fields.map((name) => column(alias, name)))} LIMIT ${sql.lit(search.limit + 1)}`,
  )
  const choices = found.rows.map((raw) => {
    const key = search.fields.map((_, index) => textOf(raw[`k${index}`]) ?? '')
    const text = textOf(raw['label']) ?? ''
    return { key, label: text === '' ? key.join(' ') : text }
  })
  return { options: choices.slice(0, search.limit), more: choices.length > search.limit }
}
