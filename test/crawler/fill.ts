// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'
import { type Catalogue, type Column, quoted, readCatalogue, session, type Table } from './catalogue.js'
import { type Random, seeded } from './random.js'
import { drawValue } from './values.js'

export interface Filled {
  readonly rows: number
  /** Tables that stayed empty, with what the engine said last. */
  readonly empty: Readonly<Record<string, string>>
}

/** Tries to make one row acceptable: beyond, a table is given up for this round. */
const tries = 60

/**
 * Fills any base with rows that it accepts, plausible and nasty: foreign keys lead somewhere, and what a check, a unique
 * constraint, an exclusion or a trigger refuses is drawn again. The same seed gives the same rows.
 */
export async function fill(client: pg.Client, seed: number, rowsPerTable: number): Promise<Filled> {
  await client.query(session)
  const catalogue = await readCatalogue(client)
  const random = seeded(seed)
  const tables = [...catalogue.values()].filter((table) => table.kind === 'table')
  const last = new Map<string, string>()
  const written = new Map<string, number>(tables.map((table) => [table.oid, 0]))
  // Tables that refer to each other are filled in several rounds.
  for (let round = 0; round < 4; round++) {
    for (const table of inOrder(tables)) {
      const wanted = Math.ceil(rowsPerTable / 4) * (round + 1)
      while ((written.get(table.oid) ?? 0) < wanted) {
        const refusal = await addRow(client, catalogue, table, random)
        if (refusal !== null) {
          last.set(table.name, refusal)
          break
        }
        written.set(table.oid, (written.get(table.oid) ?? 0) + 1)
      }
    }
  }
  const empty = tables.filter((table) => written.get(table.oid) === 0)
  return {
    rows: [...written.values()].reduce((sum, count) => sum + count, 0),
    empty: Object.fromEntries(empty.map((table) => [table.name, last.get(table.name) ?? ''])),
  }
}

/** Referenced tables first, where no circle forbids it. */
function inOrder(tables: readonly Table[]): readonly Table[] {
  const done: Table[] = []
  const left = [...tables]
  while (left.length > 0) {
    const ready = left.findIndex((table) =>
      table.foreignKeys.every((key) => key.target === table.oid || !left.some((other) => other.oid === key.target)),
    )
    done.push(...left.splice(Math.max(ready, 0), 1))
  }
  return done
}

/** Adds one row in a transaction of its own, so that deferred constraints speak too; null where it went in, else the last refusal. */
async function addRow(client: pg.Client, catalogue: Catalogue, table: Table, random: Random): Promise<string | null> {
  const asked = table.columns.filter((column) => !column.generated && !column.identity)
  const parts = new Map<string, string | null>()
  const draw = (columns: readonly Column[], plain: boolean): void => {
    for (const column of columns) parts.set(column.name, drawn(table, column, random, plain))
  }
  draw(asked, false)
  const lefts = new Set(asked.filter((column) => column.filled && random.chance(0.5)).map((column) => column.name))
  let refusal = ''
  for (let attempt = 0; attempt < tries; attempt++) {
    const problem = await refer(client, catalogue, table, parts, random)
    if (problem !== null) return problem
    const given = [...parts].filter(([name, value]) => !lefts.has(name) && value !== null)
    const statement =
      given.length === 0
        ? `INSERT INTO ${table.sql} DEFAULT VALUES RETURNING *`
        : `INSERT INTO ${table.sql} (${given.map(([name]) => quoted(name)).join(', ')}) VALUES (${given.map(([name], index) => `$${index + 1}${castOf(table, name)}`).join(', ')}) RETURNING *`
    try {
      // Read back at once: a generated column may refuse to be read.
      await client.query(
        statement,
        given.map(([, value]) => value),
      )
      return null
    } catch (error) {
      const { code, constraint, column, dataType, message } = error as pg.DatabaseError // a query throws nothing else
      refusal = `${code} ${message}`
      const blamed = asked.filter(
        (each) =>
          each.name === column ||
          (dataType !== undefined && each.domain === dataType) ||
          table.checks.some((check) => check.name === constraint && check.columns.includes(each.name)),
      )
      if (column !== undefined) lefts.delete(column)
      draw(blamed.length > 0 ? blamed : asked, attempt > 2)
    }
  }
  return refusal
}

/** An amount is given as a number, whatever the currency of the base. */
export function castOf(table: Table, name: string): string {
  const column = table.columns.find((each) => each.name === name)
  return column?.type === 'money' && !column.array ? '::numeric::money' : ''
}

/** A value of a column; where a check names literals, one of them more often than not. */
function drawn(table: Table, column: Column, random: Random, plain: boolean): string | null {
  const literals = table.checks
    .filter((check) => check.columns.includes(column.name))
    .flatMap((check) => [...check.text.matchAll(/'((?:[^']|'')*)'|(?<![\w.])(\d+(?:\.\d+)?)/g)])
    .map((match) => (match[1] ?? match[2] ?? '').replaceAll("''", "'"))
  if (literals.length > 0 && random.chance(0.6)) {
    const literal = random.pick(literals)
    return /^\d+$/.test(literal) && random.chance(0.3) ? String(Number(literal) + 1) : literal
  }
  return drawValue(column, random, plain)
}

/** Foreign keys point to rows that are there, or to nothing; what keeps the row out, where there is nothing to point to. */
async function refer(
  client: pg.Client,
  catalogue: Catalogue,
  table: Table,
  parts: Map<string, string | null>,
  random: Random,
): Promise<string | null> {
  for (const key of table.foreignKeys) {
    const target = catalogue.get(key.target)
    const columns = table.columns.filter((column) => key.columns.includes(column.name))
    if (!target || columns.some((column) => column.generated)) continue
    const mayBeNull = columns.some((column) => !column.required)
    const found = mayBeNull && random.chance(0.2) ? [] : await targets(client, target, key.targetColumns)
    if (found.length === 0 && !mayBeNull) return `nothing in ${target.name} for ${key.name}`
    const row = found.length === 0 ? null : random.pick(found)
    for (const [index, name] of key.columns.entries()) {
      const column = columns.find((each) => each.name === name)
      if (row !== null) parts.set(name, row[index] ?? null)
      else if (column && !column.required) parts.set(name, null)
    }
  }
  return null
}

/** Some rows that a foreign key may point to, always in the same order. */
export async function targets(
  client: pg.Client,
  target: Table,
  columns: readonly string[],
): Promise<readonly (readonly (string | null)[])[]> {
  const list = columns.map((name) => `${quoted(name)}::text`).join(', ')
  const { rows } = await client.query({
    text: `SELECT ${list} FROM ${target.own} WHERE ${columns.map((name) => `${quoted(name)} IS NOT NULL`).join(' AND ')} ORDER BY ${columns.map(quoted).join(', ')} LIMIT 200`,
    rowMode: 'array',
  })
  return rows
}
