// SPDX-License-Identifier: EUPL-1.2
import type { RowsOfJson } from '../../database/dialect/contract.js'
import { sql, tableOf } from '../../database/sql.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Key } from '../../model/value.js'
import type { Input } from '../contract.js'
import { journalColumns, journalledRow } from '../writing/journal.js'
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
 * that fill the same of these go together. The engine reads each value as it reads what is typed. Raises KeptOut, DatabaseError.
 */
export async function insertRows(
  writing: Writing,
  from: RowsOfJson,
  entity: AnyEntity,
  inputs: readonly Input[],
): Promise<readonly InsertedRow[]> {
  const inserted: InsertedRow[] = []
  for (const [columns, rows] of byShape(entity, inputs)) {
    const names = sql.join(columns.map((name) => sql.id(name)))
    const given = from.all(tableOf(entity.table), sql`CAST(${JSON.stringify(rows)} AS json)`)
    const read = sql.join(columns.map((name) => sql.id('g', name)))
    const { rows: written } = await writing.query(sql`
      INSERT INTO ${tableOf(entity.table)} AS ${sql.id('t')} (${names})
      SELECT ${read} FROM ${given} AS ${sql.id('g')} RETURNING ${sql.join(journalColumns(writing, entity))}`)
    if (written.length < rows.length) throw new KeptOut()
    for (const raw of written) {
      const row = journalledRow(writing, entity, raw)
      inserted.push({ key: entity.key.map((name) => row[name] ?? ''), row })
    }
  }
  return inserted
}

/** Rows by the columns that they are inserted with: all that any of them fills, but for those that a default would fill. */
function byShape(entity: AnyEntity, inputs: readonly Input[]): ReadonlyMap<readonly string[], readonly Input[]> {
  const named = new Set(inputs.flatMap((input) => Object.keys(input)))
  const fields: readonly Field[] = Object.values(entity.fields).filter(({ name }) => named.has(name))
  const always = fields.filter((field) => field.default === null && !field.automatic)
  const sometimes = fields.filter((field) => !always.includes(field))
  const shapes = new Map<string, { columns: readonly string[]; rows: Input[] }>()
  for (const input of inputs) {
    const filled = sometimes.filter(({ name }) => (own(input, name) ?? null) !== null)
    const columns = [...always, ...filled].map(({ name }) => name)
    const known = columns.join('\n')
    const shape = shapes.get(known) ?? { columns, rows: [] }
    shapes.set(known, shape)
    shape.rows.push(input)
  }
  return new Map([...shapes.values()].map(({ columns, rows }) => [columns, rows]))
}
