// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Connection, Row, Sql } from '../../database/contract.js'
import { ownRowsOf, sql } from '../../database/sql.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Operation } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { column, keyCondition, textOf } from '../reading/columns.js'
import type { Writing } from './writing.js'

/** A row before and after its write, as the journal keeps them. */
export interface Told {
  readonly before: Payload | null
  readonly after: Payload | null
}

/** Journals one write of a record, in its transaction; returns the identifier of the line. */
export function journal(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  operation: Operation,
  key: Key,
  told: Told,
): Promise<string> {
  return writing.journal({
    actor: ctx.actor.login,
    application: ctx.app.definition.name,
    entity: entity.name,
    record: keyText(key),
    operation,
    lot: ctx.lot ?? null,
    onBehalfOf: ctx.actor.onBehalfOf ?? null,
    ...told,
  })
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

function columnsOf({ dialect }: Connection, entity: AnyEntity, field: Field, index: number): readonly Sql[] {
  const source = column('t', field.name)
  const value = sql`${dialect.selected(source, field, !digested(entity, field))} AS ${sql.id(`c${index}`)}`
  if (!digested(entity, field)) return [value]
  return [
    value,
    sql`${dialect.digest ? dialect.digest(source) : dialect.text(source, field)} AS ${sql.id(`d${index}`)}`,
  ]
}

function told({ dialect }: Connection, entity: AnyEntity, field: Field, row: Row, index: number): string | null {
  const text = textOf(dialect.decoded(field, row[`c${index}`] ?? null))
  if (text === null || !digested(entity, field)) return text
  const given = String(row[`d${index}`])
  const digest = dialect.digest ? given : createHash('sha256').update(Buffer.from(given, 'hex')).digest('hex')
  return `sha256:${digest}:${text}`
}
