// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../../model/entity.js'
import { all, sql } from '../sql.js'
import type { Sql } from '../statement.js'

/** What a row gives to a column, as the engine's own text. */
export type Given = string | null | readonly (string | null)[]
type GivenRow = Readonly<Record<string, Given>>
type Columns = readonly Field[]

/** How many rows travel in one statement. */
export interface ManyRows {
  /** Types that a row cannot be read back of, or given, by this way: rows that have one go by themselves. */
  readonly apart: ReadonlySet<Field['type']>
  /** Rows of so many columns, parted into those of one statement each. */
  parts<T>(columns: number, rows: readonly T[]): readonly (readonly T[])[]
  /** What an INSERT says of its rows, after the names of its columns. Raises DatabaseError where a type cannot hold a value. */
  inserted(table: Sql, fields: Columns, rows: readonly GivenRow[]): Sql
  /** Asks for the places `n`, from 1, of those rows whose values a row of the table (`own`: it alone) has already. Raises as above. */
  taken(table: Sql, own: Sql, fields: Columns, rows: readonly GivenRow[]): Sql
  /** Whether an insertion gives back rows as they are left; else they are read again, as a trigger may change them after it. */
  readonly givesBack: boolean
  /** How far apart the numbers lie that the engine gives to the rows of one INSERT, of which it tells the first; null: it gives keys back. */
  readonly step: Sql | null
}

const mostAtOnce = 256
/** Parameters of a statement: fewer than any engine takes. */
const mostParameters = 30_000

/** Rows as lists of values, each a parameter: `cell` writes one in the same words whatever it is, so that texts come again. */
export function rowsOfValues(
  {
    cell,
    parameter,
  }: {
    readonly cell: (value: Given, field: Field) => Sql
    readonly parameter: (text: string, field: Field) => Sql
  },
  step: Sql | null,
): ManyRows {
  return {
    apart: new Set(),
    parts: (columns, rows) => {
      const parts: (typeof rows)[] = []
      let size = mostAtOnce
      while (size > 1 && size * columns > mostParameters) size /= 2
      for (let from = 0; from < rows.length; from += size) {
        // Halves of halves: few texts for all numbers of rows.
        while (size > rows.length - from) size /= 2
        parts.push(rows.slice(from, from + size))
      }
      return parts
    },
    inserted: (_, fields, rows) => {
      const lists = rows.map((row) => sql`(${sql.join(fields.map((field) => cell(row[field.name] ?? null, field)))})`)
      return sql`VALUES ${sql.join(lists)}`
    },
    taken: (_, own, fields, rows) => {
      const asked = rows.map((row, index) => {
        const same = fields.map(
          (field) => sql`${sql.id('t', field.name)} = ${parameter(String(row[field.name]), field)}`,
        )
        return sql`SELECT ${sql.lit(index + 1)} AS n FROM ${own} AS ${sql.id('t')} WHERE ${all(same)}`
      })
      return sql.join(asked, sql` UNION ALL `)
    },
    givesBack: false,
    step,
  }
}
