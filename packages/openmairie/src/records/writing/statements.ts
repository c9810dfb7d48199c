// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { all, sql, tableOf } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { column } from '../reading/columns.js'
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
  const values = sql.join(given.map(([, value]) => parameter(value)))
  const body = given.length > 0 ? sql`(${columns}) VALUES (${values})` : sql`DEFAULT VALUES`
  const projection = project(ctx, entity, entity.key, 't')
  const returned = entity.key.map((name) => sql`${sql.id(name)}::text`)
  const found = await connection.query(
    sql`INSERT INTO ${tableOf(entity.table)} AS ${sql.id('t')} ${body} RETURNING ${sql.join(returned.map((part, index) => sql`${part} AS ${sql.id(`k${index}`)}`))}`,
  )
  const raw = found.rows[0]
  if (!raw) return null
  // Read as a listing reads it, so that a key has one spelling.
  const key = entity.key.map((_, index) => String(raw[`k${index}`]))
  const where = all(entity.key.map((name, index) => sql`${column('t', name)} = ${key[index]}`))
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
  const sets = Object.entries(changes).map(([name, value]) => sql`${sql.id(name)} = ${parameter(value)}`)
  const where = all(entity.key.map((name, index) => sql`${column('t', name)} = ${key[index]}`))
  const found = await connection.query(
    sql`UPDATE ${tableOf(entity.table)} AS ${sql.id('t')} SET ${sql.join(sets)} WHERE ${where}`,
  )
  if (found.count === 0) return null
  return key.map((part, index) => {
    const changed = own(changes, entity.key[index] ?? '')
    return typeof changed === 'string' ? changed : part
  })
}

/** Deletes a row; false where none was. */
export async function deleteRow(connection: Connection, entity: AnyEntity, key: Key): Promise<boolean> {
  const where = all(entity.key.map((name, index) => sql`${column('t', name)} = ${key[index]}`))
  const found = await connection.query(sql`DELETE FROM ${tableOf(entity.table)} AS ${sql.id('t')} WHERE ${where}`)
  return found.count > 0
}

/** The column's type is the parameter's: the engine checks lengths and ranges as for any assignment. */
function parameter(value: Input[string]): Sql {
  return sql`${value}`
}
