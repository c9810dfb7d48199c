// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Value } from '../../model/value.js'

/** A column of an aliased table. */
export function column(alias: string, name: string): Sql {
  return sql`${sql.id(alias)}.${sql.id(name)}`
}

/** Fields that may leave the database: hidden ones never do. */
export function readableFields(entity: AnyEntity): readonly Field[] {
  return Object.values(entity.fields).filter((field) => !field.hidden || entity.key.includes(field.name))
}

/** What to select for a field: bytes as their size, arrays as json of texts, the rest as it is. */
export function selected(entity: AnyEntity, field: Field, alias: string): Sql {
  const source = column(alias, field.name)
  if (field.type === 'bytes')
    return entity.key.includes(field.name) ? sql`${source}::text` : sql`octet_length(${source})::text`
  if (field.type === 'array') return sql`array_to_json(${source}::text[])::text`
  if (field.type === 'other' || field.type === 'geometry' || field.type === 'json') return sql`${source}::text`
  return source
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
