// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Connection, Row, Sql } from '../../database/contract.js'
import { ownRowsOf, sql } from '../../database/sql.js'
import type { JournalEntry, Payload } from '../../journal/write.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Operation } from '../../model/override.js'
import { own } from '../../model/own.js'
import type { Key, Value } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { RecordView } from '../contract.js'
import { column, keyCondition, readableFields, textOf } from '../reading/columns.js'
import { readBeside } from '../reading/read.js'
import type { Writing } from './writing.js'

/** A row before and after its write, as the journal keeps them. */
export interface Told {
  readonly before: Payload | null
  readonly after: Payload | null
}

/** Journals one write of a record, in its transaction, as the last of what it does. */
export async function journal(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  operation: Operation,
  key: Key,
  told: Told,
): Promise<void> {
  await writing.journal(entryOf(ctx, entity, operation, key, told), 'ends')
}

/** One write of a record as the journal tells of it. */
export function entryOf(ctx: Ctx, entity: AnyEntity, operation: Operation, key: Key, told: Told): JournalEntry {
  return {
    actor: ctx.actor.login,
    application: ctx.app.definition.name,
    entity: entity.name,
    record: keyText(key),
    operation,
    lot: ctx.lot ?? null,
    onBehalfOf: ctx.actor.onBehalfOf ?? null,
    ...told,
  }
}

/**
 * A row as the journal keeps it: every field, those that are hidden from everybody too, in the engine's own texts; bytes
 * as their size and digest. Null where there is none.
 */
export async function journalled(connection: Connection, entity: AnyEntity, key: Key): Promise<Payload | null> {
  const columns = journalColumns(connection, entity)
  const where = keyCondition(connection.dialect, entity, key, 't')
  const { rows } = await connection.query(
    sql`SELECT ${sql.join(columns)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${where}`,
  )
  return rows[0] ? journalledRow(connection, entity, rows[0]) : null
}

/** What is selected of a row, under the alias `t`, for the journal to keep it. */
export function journalColumns(connection: Connection, entity: AnyEntity): readonly Sql[] {
  const fields: readonly Field[] = Object.values(entity.fields)
  return fields.flatMap((field, index) => columnsOf(connection, entity, field, index))
}

/** A row as the journal keeps it, from what those columns give. */
export function journalledRow(connection: Connection, entity: AnyEntity, row: Row): Payload {
  const fields: readonly Field[] = Object.values(entity.fields)
  return Object.fromEntries(fields.map((field, index) => [field.name, told(connection, entity, field, row, index)]))
}

/** Parts of a key are told whole: they name the record. */
const digested = (entity: AnyEntity, field: Field): boolean =>
  field.type === 'bytes' && !entity.key.includes(field.name)

/**
 * What the journal keeps of records that were read to be written, and how many lines were journalled then. It lies beside them,
 * as a record goes where its hidden fields do not.
 */
const rows = new WeakMap<RecordView, { readonly row: Payload; readonly lines: number }>()

/** Reads a record with what the journal keeps of its row, in one statement; `lock` holds it. Null as for any reader. */
export async function readHeld(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  key: Key,
  lock: boolean,
): Promise<RecordView | null> {
  const fields: readonly Field[] = Object.values(entity.fields)
  const readable = new Set(readableFields(entity))
  const lines = writing.lines()
  const found = await readBeside(ctx, writing, entity, key, lock, {
    fields: fields.filter((field) => !readable.has(field)).map(({ name }) => name),
    columns: fields.flatMap((field, index) => digestColumn(writing, entity, field, index)),
  })
  if (!found) return null
  const { record, raw } = found
  const valueAt = ({ name }: Field): Value => own(record.values, name) ?? own(found.fields, name) ?? null
  const row = Object.fromEntries(
    fields.map((field, index) => [field.name, toldText(writing, entity, field, valueAt(field), raw[`d${index}`])]),
  )
  rows.set(record, { row, lines })
  return record
}

/** The row of a record as the journal keeps it: as it was read, where nothing was written since, else read again. */
export async function toldOf(writing: Writing, entity: AnyEntity, record: RecordView): Promise<Payload | null> {
  const held = rows.get(record)
  return held && held.lines === writing.lines() ? held.row : journalled(writing, entity, record.key)
}

function columnsOf({ dialect }: Connection, entity: AnyEntity, field: Field, index: number): readonly Sql[] {
  const source = column('t', field.name)
  const value = sql`${dialect.selected(source, field, !digested(entity, field))} AS ${sql.id(`c${index}`)}`
  return [value, ...digestColumn({ dialect }, entity, field, index)]
}

function digestColumn(
  { dialect }: Pick<Connection, 'dialect'>,
  entity: AnyEntity,
  field: Field,
  index: number,
): readonly Sql[] {
  if (!digested(entity, field)) return []
  const source = column('t', field.name)
  return [sql`${dialect.digest ? dialect.digest(source) : dialect.text(source, field)} AS ${sql.id(`d${index}`)}`]
}

function told(connection: Connection, entity: AnyEntity, field: Field, row: Row, index: number): string | null {
  const value = connection.dialect.decoded(field, row[`c${index}`] ?? null)
  return toldText(connection, entity, field, value, row[`d${index}`])
}

function toldText(
  { dialect }: Connection,
  entity: AnyEntity,
  field: Field,
  value: Value,
  summary: unknown,
): string | null {
  const text = textOf(value)
  if (text === null || !digested(entity, field)) return text
  const given = String(summary)
  const digest = dialect.digest ? given : createHash('sha256').update(Buffer.from(given, 'hex')).digest('hex')
  return `sha256:${digest}:${text}`
}
