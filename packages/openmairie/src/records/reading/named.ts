// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from '../../database/errors.js'
import { all, any, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Option } from '../contract.js'
import { fieldText, keyCondition, textOf } from './columns.js'
import { labelExpression } from './labels.js'
import { permitted } from './scope.js'

/**
 * What names each of these records, in no order; those that are gone, or may not be read, are left out, and so is a key
 * that the table's type no longer holds.
 */
export async function named(ctx: Ctx, entity: AnyEntity, keys: readonly Key[]): Promise<readonly Option[]> {
  const held = keys.filter((key) => key.length === entity.key.length && key.length > 0)
  if (held.length === 0 || !ctx.grants.can(ctx.app.definition.name, entity, 'read')) return []
  try {
    return await labelled(ctx, entity, held)
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.violation !== 'value') throw error
    if (held.length === 1) return []
    return (await Promise.all(held.map((key) => named(ctx, entity, [key])))).flat()
  }
}

async function labelled(ctx: Ctx, entity: AnyEntity, keys: readonly Key[]): Promise<readonly Option[]> {
  const alias = 't'
  const { dialect } = ctx.database
  const columns = sql.join([
    ...entity.key.map((name, index) => sql`${fieldText(dialect, entity, alias, name)} AS ${sql.id(`k${index}`)}`),
    sql`${labelExpression(ctx, entity, alias)} AS ${sql.id('label')}`,
  ])
  const isHeld = any(keys.map((key) => keyCondition(dialect, entity, key, alias)))
  const found = await accessOf(ctx).query(
    sql`SELECT ${columns} FROM ${ownRowsOf(entity.table)} AS ${sql.id(alias)} WHERE ${all([isHeld, permitted(ctx, entity, 'read', alias)])}`,
  )
  return found.rows.map((raw) => {
    const key = entity.key.map((_, index) => textOf(raw[`k${index}`]) ?? '')
    const label = textOf(raw['label']) ?? ''
    return { key, label: label === '' ? key.join(' ') : label }
  })
}
