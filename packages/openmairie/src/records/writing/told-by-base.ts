// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { Insertion } from '../../journal/write-inserted.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { own } from '../../model/own.js'
import { column } from '../reading/columns.js'

/**
 * Types of PostgreSQL whose text by a cast is what a driver is given: an address of the network gets a mask by the cast, bytes and
 * lists are told in a way of ours.
 */
const castAsRead: ReadonlySet<Field['type']> = new Set([
  ...(['integer', 'bigint', 'decimal', 'boolean', 'uuid', 'enum', 'string', 'other', 'geometry'] as const),
  ...(['date', 'time', 'timetz', 'timestamp', 'timestamptz', 'interval'] as const),
])
const plainTexts: ReadonlySet<string> = new Set(['text', 'character varying', 'citext'])
const isCastAsRead = ({ type, native }: Field): boolean =>
  castAsRead.has(type) || (type === 'text' && plainTexts.has(native))

/** Types whose text needs no escape in an address. */
const plainInAddress: ReadonlySet<Field['type']> = new Set(['integer', 'bigint', 'uuid'])

/**
 * What the journal keeps of a row under the alias `t`, as the base itself can tell it: its address, and each field as `journalledRow`
 * gives it. Null where that takes more than the engine's own texts.
 */
export function toldByBase(
  { dialect }: Pick<Connection, 'dialect'>,
  entity: AnyEntity,
): Pick<Insertion, 'record' | 'after'> | null {
  const fields: readonly Field[] = Object.values(entity.fields)
  const isPlain = (name: string): boolean => {
    const field = own(entity.fields, name)
    return field !== undefined && plainInAddress.has(field.type)
  }
  if (entity.key.length === 0 || !entity.key.every(isPlain) || !fields.every(isCastAsRead)) return null
  const textIn = (field: Field): Sql => sql`CAST(${dialect.selected(column('t', field.name), field, true)} AS text)`
  const parts = entity.key.map((name) => sql`CAST(${column('t', name)} AS text)`)
  return {
    record: sql`concat_ws(',', ${sql.join(parts)})`,
    after: Object.fromEntries(fields.map((field) => [field.name, textIn(field)])),
  }
}
