// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import { sql, tableOf } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { fieldText, keyCondition } from '../reading/columns.js'
import { keyOf, project } from '../reading/projection.js'

/** Inserts a row; returns its key, or null where a trigger kept it out. Blank fields are left to the database's defaults. */
export async function insertRow(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  input: Input,
): Promise<Key | null> {
  const given = Object.entries(input).filter(([, value]) => value !== null)
  const columns = sql.join(given.map(([name]) => sql.id(name)))
  const values = sql.join(given.map(([name, value]) => connection.dialect.assigned(value, entity.fields[name])))
  const body = given.length > 0 ? sql`(${columns}) VALUES (${values})` : connection.dialect.noValues
  const projection = project(ctx, entity, entity.key, 't')
  const found = await connection.query(
    sql`INSERT INTO ${tableOf(entity.table)} AS ${sql.id('t')} ${body} RETURNING ${keyColumns(connection, entity)}`,
  )
  const raw = found.rows[0]
  if (!raw) return null
  // Read as a listing reads it, so that a key has one spelling.
  const key = keyIn(entity, raw)
  const where = keyCondition(connection.dialect, entity, key, 't')
  const read = await connection.query(
    sql`SELECT ${sql.join(projection.columns)} FROM ${tableOf(entity.table)} AS ${sql.id('t')} ${projection.joins} WHERE ${where}`,
  )
  return read.rows[0] ? keyOf(entity, projection.row(read.rows[0]).values) : key
}

/** Writes the changed columns only; returns the key afterwards, or null where no row was written. */
export async function updateRow(
  connection: Connection,
  entity: AnyEntity,
  key: Key,
  changes: Input,
): Promise<Key | null> {
  const sets = Object.entries(changes).map(
    ([name, value]) => sql`${sql.id(name)} = ${connection.dialect.assigned(value, entity.fields[name])}`,
  )
  const where = keyCondition(connection.dialect, entity, key, 't')
  const found = await connection.query(
    sql`UPDATE ${tableOf(entity.table)} AS ${sql.id('t')} SET ${sql.join(sets)} WHERE ${where} RETURNING ${keyColumns(connection, entity)}`,
  )
  return found.rows[0] ? keyIn(entity, found.rows[0]) : null
}

/** The key as the row has it once its triggers have run. */
function keyColumns({ dialect }: Connection, entity: AnyEntity): Sql {
  return sql.join(
    entity.key.map((name, index) => sql`${fieldText(dialect, entity, 't', name)} AS ${sql.id(`k${index}`)}`),
  )
}

function keyIn(entity: AnyEntity, raw: Row): Key {
  return entity.key.map((_, index) => String(raw[`k${index}`]))
}

/** Deletes a row; false where none was. */
export async function deleteRow(connection: Connection, entity: AnyEntity, key: Key): Promise<boolean> {
  const where = keyCondition(connection.dialect, entity, key, 't')
  const found = await connection.query(sql`DELETE FROM ${tableOf(entity.table)} AS ${sql.id('t')} WHERE ${where}`)
  return found.count > 0
}
