// SPDX-License-Identifier: EUPL-1.2

import type { Row, Sql } from '../../database/contract.js'
import { any, ownRowsOf, sql, tableOf } from '../../database/sql.js'
import type { Payload } from '../../journal/write.js'
import type { Insert } from '../../journal/write-inserted.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Key } from '../../model/value.js'
import type { Input } from '../contract.js'
import { keyCondition } from '../reading/columns.js'
import { journalColumns, journalledRow } from '../writing/journal.js'
import { keyAfter, returnedKey } from '../writing/statements.js'
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
  entity: AnyEntity,
  inputs: readonly Input[],
  again = false,
): Promise<readonly InsertedRow[]> {
  const inserted: InsertedRow[] = []
  for (const shape of shapesOf(writing, entity, inputs, again)) {
    for (const raw of await rowsAfter(writing, entity, shape, statementOf(writing, entity, shape, again))) {
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
  entity: AnyEntity,
  inputs: readonly Input[],
  entry: Insert,
): Promise<readonly string[] | null> {
  const told = toldByBase(writing, entity)
  if (!writing.journalInserted || !told) return null
  const records: string[] = []
  for (const shape of shapesOf(writing, entity, inputs)) {
    const written = await writing.journalInserted(
      { statement: statementOf(writing, entity, shape), rows: shape.rows.length, ...told },
      entry,
    )
    if (written.length < shape.rows.length) throw new KeptOut()
    records.push(...written)
  }
  return records
}

/** Inserts rows as above, and reads nothing of them back. Raises KeptOut, DatabaseError. */
export async function insertOnly(writing: Writing, entity: AnyEntity, inputs: readonly Input[]): Promise<void> {
  for (const shape of shapesOf(writing, entity, inputs)) {
    const { count } = await writing.query(statementOf(writing, entity, shape))
    if (count < shape.rows.length) throw new KeptOut()
  }
}

function statementOf({ dialect }: Writing, entity: AnyEntity, { fields, rows }: Shape, again = false): Sql {
  const table = tableOf(entity.table)
  // Its columns are told apart in what it gives back.
  const into = dialect.returning ? sql`${table} AS ${sql.id('t')}` : table
  if (fields.length === 0) return sql`INSERT INTO ${into} ${dialect.noValues}`
  const names = sql.join(fields.map(({ name }) => sql.id(name)))
  const numbered = again ? dialect.ownNumber : sql``
  return sql`INSERT INTO ${into} (${names}) ${numbered} ${dialect.manyRows.inserted(table, fields, rows)}`
}

/** Runs an insertion; returns what the journal keeps of its rows. Raises KeptOut. */
async function rowsAfter(
  writing: Writing,
  entity: AnyEntity,
  { rows }: Shape,
  statement: Sql,
): Promise<readonly Row[]> {
  const { dialect } = writing
  const columns = sql.join(journalColumns(writing, entity))
  const demandAll = (found: readonly unknown[]): void => {
    if (found.length < rows.length) throw new KeptOut()
  }
  if (dialect.manyRows.givesBack) {
    const { rows: given } = await writing.query(sql`${statement} RETURNING ${columns}`)
    demandAll(given)
    return given
  }
  const keys = await keysAfter(writing, entity, rows, statement)
  demandAll(keys)
  const found = keys.map((key) => keyCondition(dialect, entity, key, 't'))
  const { rows: read } = await writing.query(
    sql`SELECT ${columns} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${any(found)}`,
  )
  demandAll(read)
  return read
}

/** Runs an insertion; returns the keys of its rows: given back by the engine, else by the rows, with the numbers that it drew for them. */
async function keysAfter(
  writing: Writing,
  entity: AnyEntity,
  rows: readonly Input[],
  statement: Sql,
): Promise<readonly Key[]> {
  const written = await writing.query(sql`${statement} ${returnedKey(writing, entity)}`)
  const { step } = writing.dialect.manyRows
  if (step === null)
    return written.rows.flatMap((row) => {
      const key = keyAfter(writing, entity, { rows: [row], count: 1 }, () => null)
      return key ? [key] : []
    })
  const drawn = rows.some((row) => entity.key.some((name) => typeof own(row, name) !== 'string'))
  const [said] = drawn ? (await writing.query(sql`SELECT ${step} AS ${sql.id('step')}`)).rows : []
  const first = BigInt(written.inserted ?? 0)
  return rows.flatMap((row, index) => {
    const number = first === 0n ? null : String(first + BigInt(index) * BigInt(String(said?.['step'] ?? 1)))
    const known = (name: string): string | null => {
      const given = own(row, name)
      return typeof given === 'string' ? given : entity.fields[name]?.automatic ? number : null
    }
    const key = keyAfter(writing, entity, written, known)
    return key ? [key] : []
  })
}

/** Rows that fill the same columns. */
interface Shape {
  readonly fields: readonly Field[]
  readonly rows: readonly Input[]
}

/** Rows by what one statement inserts of them. */
function shapesOf({ dialect }: Writing, entity: AnyEntity, inputs: readonly Input[], again = false): readonly Shape[] {
  const all: readonly Field[] = Object.values(entity.fields)
  const shapes = again
    ? [{ fields: all.filter(({ name }) => Object.hasOwn(inputs[0] ?? {}, name)), rows: inputs }]
    : byShape(all, inputs)
  return shapes.flatMap(({ fields, rows }) =>
    // A row of nothing but defaults has a statement of its own.
    (fields.length === 0 ? rows.map((row) => [row]) : dialect.manyRows.parts(fields.length, rows)).map((some) => ({
      fields,
      rows: some,
    })),
  )
}

/** Rows by the columns that they are inserted with: all that any of them fills, but for those that a default would fill. */
function byShape(all: readonly Field[], inputs: readonly Input[]): readonly Shape[] {
  const named = new Set<string>()
  for (const input of inputs) for (const name of Object.keys(input)) named.add(name)
  const fields = all.filter(({ name }) => named.has(name))
  const always = fields.filter((field) => field.default === null && !field.automatic)
  const sometimes = fields.filter((field) => !always.includes(field))
  const shapes = new Map<string, { fields: readonly Field[]; rows: Input[] }>()
  for (const input of inputs) {
    const filled = sometimes.filter(({ name }) => (own(input, name) ?? null) !== null)
    const known = filled.map(({ name }) => name).join('\n')
    const shape = shapes.get(known) ?? { fields: [...always, ...filled], rows: [] }
    shapes.set(known, shape)
    shape.rows.push(input)
  }
  return [...shapes.values()]
}
