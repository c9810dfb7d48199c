// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import type { Dialect } from '../../database/dialect/contract.js'
import { all, never, sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Key, Value } from '../../model/value.js'

/** A column of an aliased table, or of the only one that a statement knows. */
export function column(alias: string | null, name: string): Sql {
  return alias === null ? sql.id(name) : sql.id(alias, name)
}

/** The beginning of names of our own, which no column of the entity has. */
export function ownPrefix(entity: AnyEntity): string {
  let prefix = 'om_'
  while (Object.keys(entity.fields).some((name) => name.toLowerCase().startsWith(prefix))) prefix = `_${prefix}`
  return prefix
}

/** Whether a column holds a value, given as the engine's own text; nothing equals null. */
export function equals(
  dialect: Dialect,
  entity: AnyEntity,
  alias: string | null,
  name: string,
  text: string | null,
): Sql {
  const field = entity.fields[name]
  if (!field) throw new OpenMairieError('OM_NOT_FOUND')
  if (text === null) return never
  return sql`${dialect.compared(column(alias, name), field)} = ${dialect.parameter(text, field)}`
}

/** The row with a key. Raises OM_NOT_FOUND where the key has not as many parts as the entity's. */
export function keyCondition(dialect: Dialect, entity: AnyEntity, key: Key, alias: string | null): Sql {
  if (entity.key.length === 0 || key.length !== entity.key.length) throw new OpenMairieError('OM_NOT_FOUND')
  return all(entity.key.map((name, index) => equals(dialect, entity, alias, name, key[index] ?? null)))
}

/** A field as the engine's own text. */
export function fieldText(dialect: Dialect, entity: AnyEntity, alias: string | null, name: string): Sql {
  const field = entity.fields[name]
  const source = column(alias, name)
  return field ? dialect.text(dialect.compared(source, field), field) : dialect.text(source, null)
}

/** Fields that may leave the database: hidden ones never do. */
export function readableFields(entity: AnyEntity): readonly Field[] {
  return Object.values(entity.fields).filter((field) => !field.hidden || entity.key.includes(field.name))
}

/** A value as the engine would write it; null stays null. */
export function textOf(value: Value | undefined): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
