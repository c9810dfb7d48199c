// SPDX-License-Identifier: EUPL-1.2

import type { Sql } from '../../database/contract.js'
import type { RowsOfJson } from '../../database/dialect/contract.js'
import { sql, tableOf } from '../../database/sql.js'
import type { Payload } from '../../journal/write.js'
import type { Insert } from '../../journal/write-inserted.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Key } from '../../model/value.js'
import type { Input } from '../contract.js'
import { journalColumns, journalledRow } from '../writing/journal.js'
import { toldByBase } from '../writing/told-by-base.js'
import type { Writing } from '../writing/writing.js'

/** A row that was inserted: its key, and the whole of it as the journal keeps it. */
export interface InsertedRow {
  readonly key: Key
  readonly row: Payload
}

/** Rows were kept out by a trigger, without a word. */
export class KeptOut extends Error {
  constructor() {
    super('A trigger kept rows out')
  }
}

/**
 * Inserts rows by as few statements as their blanks allow: a blank field is left to the database's default, so that rows
 * that fill the same of these go together. The engine reads each value as it reads what is typed. `again`: rows are written as they
 * were, blanks and drawn numbers too, and all of them name the same fields. Raises KeptOut, DatabaseError.
 */
export async function insertRows(
  writing: Writing,
  from: RowsOfJson,
  entity: AnyEntity,
  inputs: readonly Input[],
  again = false,
): Promise<readonly InsertedRow[]> {
  const columns = sql.join(journalColumns(writing, entity))
  const numbered = again ? writing.dialect.ownNumber : sql``
  const shapes = again ? [{ columns: Object.keys(inputs[0] ?? {}), rows: inputs }] : byShape(entity, inputs)
  const inserted: InsertedRow[] = []
  for (const shape of shapes) {
    const { rows } = await writing.query(sql`${statementOf(from, entity, shape, numbered)} RETURNING ${columns}`)
    if (rows.length < shape.rows.length) throw new KeptOut()
    for (const raw of rows) {
      const row = journalledRow(writing, entity, raw)
      inserted.push({ key: entity.key.map((name) => row[name] ?? ''), row })
    }
  }
  return inserted
}

/**
 * Inserts rows as above, each with its line of the journal, by as few statements; returns the addresses of the records. Null where
 * the base cannot tell of them by itself: nothing is then done. Raises KeptOut, DatabaseError.
 */
export async function insertTold(
  writing: Writing,
  from: RowsOfJson,
  entity: AnyEntity,
  inputs: readonly Input[],
  entry: Insert,
): Promise<readonly string[] | null> {
  const told = toldByBase(writing, entity)
  if (!writing.journalInserted || !told) return null
  const records: string[] = []
  for (const shape of byShape(entity, inputs)) {
    const written = await writing.journalInserted({ statement: statementOf(from, entity, shape), ...told }, entry)
    if (written.length < shape.rows.length) throw new KeptOut()
    records.push(...written)
  }
  return records
}

/** Inserts rows as above, and reads nothing of them back. Raises KeptOut, DatabaseError. */
export async function insertOnly(
  writing: Writing,
  from: RowsOfJson,
  entity: AnyEntity,
  inputs: readonly Input[],
): Promise<void> {
  for (const shape of byShape(entity, inputs)) {
    const { count } = await writing.query(statementOf(from, entity, shape))
    if (count < shape.rows.length) throw new KeptOut()
  }
}

function statementOf(from: RowsOfJson, entity: AnyEntity, { columns, rows }: Shape, numbered: Sql = sql``): Sql {
  const table = tableOf(entity.table)
  const names = sql.join(columns.map((name) => sql.id(name)))
  const read = sql.join(columns.map((name) => sql.id('g', name)))
  const given = from.all(table, sql`CAST(${jsonOf(entity, rows)} AS json)`)
  return sql`INSERT INTO ${table} AS ${sql.id('t')} (${names}) ${numbered} SELECT ${read} FROM ${given} AS ${sql.id('g')}`
}

/** Rows as one text of JSON. What is JSON itself stands there as it is, its numbers with all their figures. Raises SyntaxError where it is none. */
export function jsonOf(entity: AnyEntity, rows: readonly Input[]): string {
  const raw = Object.values(entity.fields).filter(({ type }) => type === 'json')
  if (raw.length === 0) return JSON.stringify(rows)
  const documents = new Set(raw.map(({ name }) => name))
  const member = ([name, value]: readonly [string, Input[string]]): string => {
    const isDocument = documents.has(name) && typeof value === 'string'
    if (isDocument) JSON.parse(value)
    return `${JSON.stringify(name)}:${isDocument ? value : JSON.stringify(value)}`
  }
  return `[${rows.map((row) => `{${Object.entries(row).map(member).join(',')}}`).join(',')}]`
}

/** Rows that fill the same columns. */
interface Shape {
  readonly columns: readonly string[]
  readonly rows: readonly Input[]
}

/** Rows by the columns that they are inserted with: all that any of them fills, but for those that a default would fill. */
function byShape(entity: AnyEntity, inputs: readonly Input[]): readonly Shape[] {
  const named = new Set<string>()
  for (const input of inputs) for (const name of Object.keys(input)) named.add(name)
  const fields: readonly Field[] = Object.values(entity.fields).filter(({ name }) => named.has(name))
  const always = fields.filter((field) => field.default === null && !field.automatic)
  const sometimes = fields.filter((field) => !always.includes(field))
  const shapes = new Map<string, { columns: readonly string[]; rows: Input[] }>()
  for (const input of inputs) {
    const filled = sometimes.filter(({ name }) => (own(input, name) ?? null) !== null)
    const known = filled.map(({ name }) => name).join('\n')
    const shape = shapes.get(known) ?? { columns: [...always, ...filled].map(({ name }) => name), rows: [] }
    shapes.set(known, shape)
    shape.rows.push(input)
  }
  return [...shapes.values()]
}
