// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../../model/entity.js'
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
