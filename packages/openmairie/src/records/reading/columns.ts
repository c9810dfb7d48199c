// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Value } from '../../model/value.js'

/** A column of an aliased table. */
export function column(alias: string, name: string): Sql {
  return sql`${sql.id(alias)}.${sql.id(name)}`
}

/** A column as it is compared, sorted and read: an amount as a plain number, whatever the currency of the base. */
export function compared(entity: AnyEntity, alias: string, name: string): Sql {
  const source = column(alias, name)
  return isMoney(entity.fields[name]) ? sql`${source}::numeric` : source
}

/** A text as a parameter of the column's own type: the engine checks lengths and ranges as for any assignment. */
export function assigned(field: Field | undefined, value: string | null | readonly (string | null)[]): Sql {
  return isMoney(field) ? sql`CAST(CAST(${value} AS numeric) AS money)` : sql`${value}`
}

function isMoney(field: Field | undefined): boolean {
  return field?.native === 'money'
}

/** Fields that may leave the database: hidden ones never do. */
export function readableFields(entity: AnyEntity): readonly Field[] {
  return Object.values(entity.fields).filter((field) => !field.hidden || entity.key.includes(field.name))
}

/** What to select for a field: bytes as their size, arrays as json of texts, strings without padding, the rest as it is. */
export function selected(entity: AnyEntity, field: Field, alias: string): Sql {
  const source = column(alias, field.name)
  if (field.type === 'bytes')
    return entity.key.includes(field.name) ? sql`${source}::text` : sql`octet_length(${source})::text`
  if (field.type === 'array') return sql`array_to_json(${source}::text[])::text`
  if (['other', 'geometry', 'json', 'string'].includes(field.type)) return sql`${source}::text`
  return compared(entity, alias, field.name)
}

/** The value of a field out of what the driver gave. */
export function decoded(field: Field, raw: Value | undefined): Value {
  if (raw === undefined || raw === null) return null
  if (field.type === 'array' && typeof raw === 'string') return listOf(raw)
  return raw
}

/** Elements of an array of texts written as json. */
function listOf(json: string): readonly (string | null)[] {
  const list: unknown = JSON.parse(json)
  return Array.isArray(list) ? list.map((item) => (item === null ? null : String(item))) : []
}

/** A value as the engine would write it; null stays null. */
export function textOf(value: Value | undefined): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
