// SPDX-License-Identifier: EUPL-1.2
import type { Connection, QueryResult, Sql } from '../../database/contract.js'
import { ownRowsOf, sql, tableOf } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { fieldText, keyCondition } from '../reading/columns.js'
import { keyOf, project } from '../reading/projection.js'

/** A key names several rows: nothing in the database keeps it unique. */
export class SeveralRows extends Error {
  constructor() {
    super('The key names several rows')
  }
}

/**
 * Inserts a row; returns its key, or null where a trigger kept it out. Blank fields are left to the database's defaults,
 * unless the row is written again as it was: then blanks are written too, and the number that the base once gave.
 */
export async function insertRow(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  input: Input,
  again = false,
): Promise<Key | null> {
  const { dialect } = connection
  const given = Object.entries(input).filter(([, value]) => again || value !== null)
  const columns = sql.join(given.map(([name]) => sql.id(name)))
  const values = sql.join(given.map(([name, value]) => dialect.assigned(value, entity.fields[name])))
  const numbered = again ? dialect.ownNumber : sql``
  const body = given.length > 0 ? sql`(${columns}) ${numbered} VALUES (${values})` : dialect.noValues
  const written = await connection.query(
    sql`INSERT INTO ${tableOf(entity.table)} ${body} ${returnedKey(connection, entity)}`,
  )
  const key = keyAfter(connection, entity, written, (name) => textIn(input, name) ?? written.inserted ?? null)
  if (key === null) return null
  // Read as a listing reads it, so that a key has one spelling.
  const projection = project(ctx, entity, entity.key, 't')
  const where = keyCondition(dialect, entity, key, 't')
  const read = await connection.query(
    sql`SELECT ${sql.join(projection.columns)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} ${projection.joins} WHERE ${where}`,
  )
  return read.rows[0] ? keyOf(entity, projection.row(read.rows[0]).values) : key
}

/** Writes the changed columns only; returns the key afterwards, or null where no row was written. Raises SeveralRows. */
export async function updateRow(
  connection: Connection,
  entity: AnyEntity,
  key: Key,
  changes: Input,
): Promise<Key | null> {
  const { dialect } = connection
  const sets = Object.entries(changes).map(
    ([name, value]) => sql`${sql.id(name)} = ${dialect.assigned(value, entity.fields[name])}`,
  )
  const where = keyCondition(dialect, entity, key, null)
  const written = await connection.query(
    sql`UPDATE ${ownRowsOf(entity.table)} SET ${sql.join(sets)} WHERE ${where} ${returnedKey(connection, entity)}`,
  )
  if (written.count > 1) throw new SeveralRows()
  return keyAfter(connection, entity, written, (name, index) => textIn(changes, name) ?? key[index] ?? null)
}

function textIn(input: Input, name: string): string | null {
  const value = own(input, name)
  return typeof value === 'string' ? value : null
}

/** The key as the row has it once its triggers have run, where the engine gives it back. */
export function returnedKey({ dialect }: Connection, entity: AnyEntity): Sql {
  if (!dialect.returning) return sql``
  const parts = entity.key.map(
    (name, index) => sql`${fieldText(dialect, entity, null, name)} AS ${sql.id(`k${index}`)}`,
  )
  return sql`RETURNING ${sql.join(parts)}`
}

/** The key of the row written: what the engine gave back, else what is known of it; null where no row was written. */
export function keyAfter(
  { dialect }: Connection,
  entity: AnyEntity,
  { rows, count }: QueryResult,
  known: (name: string, index: number) => string | null,
): Key | null {
  const raw = rows[0]
  if (dialect.returning) return raw ? entity.key.map((_, index) => String(raw[`k${index}`])) : null
  const parts = entity.key.map(known)
  return count > 0 && parts.every((part) => part !== null) ? parts : null
}

/** Deletes a row; false where none was. Raises SeveralRows. */
export async function deleteRow(connection: Connection, entity: AnyEntity, key: Key): Promise<boolean> {
  const where = keyCondition(connection.dialect, entity, key, null)
  const written = await connection.query(sql`DELETE FROM ${ownRowsOf(entity.table)} WHERE ${where}`)
  if (written.count > 1) throw new SeveralRows()
  return written.count > 0
}
