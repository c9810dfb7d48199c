// SPDX-License-Identifier: EUPL-1.2
import type { Base, Row } from './base/contract.js'
import type { Catalogue, Column, Table } from './catalogue.js'
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
export async function fill(base: Base, seed: number, rowsPerTable: number): Promise<Filled> {
  const catalogue = await base.catalogue()
  const random = seeded(seed)
  const tables = [...catalogue.values()].filter((table) => table.kind === 'table')
  const last = new Map<string, string>()
  const written = new Map<string, number>(tables.map((table) => [table.oid, 0]))
  // Tables that refer to each other are filled in several rounds.
  for (let round = 0; round < 4; round++) {
    for (const table of inOrder(tables)) {
      const wanted = Math.ceil(rowsPerTable / 4) * (round + 1)
      while ((written.get(table.oid) ?? 0) < wanted) {
        const refusal = await addRow(base, catalogue, table, random)
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
async function addRow(base: Base, catalogue: Catalogue, table: Table, random: Random): Promise<string | null> {
  const asked = table.columns.filter((column) => !column.generated && !column.identity)
  const parts = new Map<string, string | null>()
  const draw = (columns: readonly Column[], plain: boolean): void => {
    for (const column of columns) parts.set(column.name, drawn(table, column, random, plain))
  }
  draw(asked, false)
  const lefts = new Set(asked.filter((column) => column.filled && random.chance(0.5)).map((column) => column.name))
  let refusal = ''
  for (let attempt = 0; attempt < tries; attempt++) {
    const problem = await refer(base, catalogue, table, parts, random)
    if (problem !== null) return problem
    const given = [...parts].filter(([name, value]) => !lefts.has(name) && value !== null)
    const { statement, values } = insertion(
      base,
      table,
      given.flatMap(([name, value]) =>
        asked.filter((column) => column.name === name).map((column) => ({ column, value })),
      ),
    )
    const { refusal: found } = await base.attempt(statement, values, true)
    if (found === null) return null
    refusal = found.message
    const blamed = asked.filter(
      (each) =>
        each.name === found.column ||
        (found.domain !== null && each.domain === found.domain) ||
        table.checks.some((check) => check.name === found.constraint && check.columns.includes(each.name)),
    )
    if (found.column !== null) lefts.delete(found.column)
    draw(blamed.length > 0 ? blamed : asked, attempt > 2)
  }
  return refusal
}

/** A new row, as a statement. */
export function insertion(
  { speech }: Base,
  table: Table,
  given: readonly { readonly column: Column; readonly value: string | null }[],
): { readonly statement: string; readonly values: Row } {
  const names = given.map(({ column }) => speech.quoted(column.name)).join(', ')
  const places = given.map(({ column }, index) => speech.given(index + 1, column)).join(', ')
  return {
    // Read back at once: a generated column may refuse to be read.
    statement: `INSERT INTO ${table.sql} ${given.length > 0 ? `(${names}) VALUES (${places})` : speech.noValues}${speech.returning}`,
    values: given.map(({ column, value }) => speech.bound(value, column)),
  }
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
  base: Base,
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
    const found = mayBeNull && random.chance(0.2) ? [] : await targets(base, target, key.targetColumns)
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
  { speech, rows }: Base,
  target: Table,
  names: readonly string[],
): Promise<readonly Row[]> {
  const columns = names.flatMap((name) => target.columns.filter((column) => column.name === name))
  const sources = columns.map(({ name }) => speech.quoted(name))
  const list = columns.map((column) => speech.plain(speech.quoted(column.name), column)).join(', ')
  return rows(
    `SELECT ${list} FROM ${target.own} WHERE ${sources.map((source) => `${source} IS NOT NULL`).join(' AND ')} ORDER BY ${sources.join(', ')} LIMIT 200`,
  )
}
