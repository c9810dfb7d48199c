// SPDX-License-Identifier: EUPL-1.2
import type { Field, SortDirection } from '../../model/entity.js'
import type { Engine } from '../../model/schema.js'
import type { Value } from '../../model/value.js'
import type { Sql, Statement } from '../statement.js'
import type { ManyRows } from './many-rows.js'

/** What the handling of a value depends on. */
export type Typed = Pick<Field, 'type' | 'native' | 'element'>

/** Where a word is looked for in a text. */
export type Whereabouts = 'anywhere' | 'start'

/**
 * What one engine says in a way of its own: everything that differs between engines in the statements of `records/` is
 * here, so that a listing or a write is told once for all of them.
 */
export interface Dialect {
  readonly engine: Engine
  /** Text and parameters of a statement. */
  compile(statement: Sql): Statement
  /** A column as it is compared. */
  compared(source: Sql, field: Typed): Sql
  /** A column as it is sorted: what is compared, or a text where the type has no order. */
  sorted(source: Sql, field: Typed): Sql
  /** A column as it is read, without loss; `whole`: bytes themselves and not their number. */
  selected(source: Sql, field: Typed, whole: boolean): Sql
  /** SHA-256 of bytes, in hexadecimal; null where the engine has none, and `text` gives the bytes in hexadecimal. */
  readonly digest: ((source: Sql) => Sql) | null
  /** The value out of what the driver gave for `selected`. */
  decoded(field: Typed, raw: Value): Value
  /** An expression as the engine's own text; without field, of an expression that is compared as it is. */
  text(source: Sql, field: Typed | null): Sql
  /** A text as its bytes compare, whatever its collation. */
  exact(text: Sql): Sql
  /** The engine's own text as a parameter to compare with a column. Raises DatabaseError where the type cannot hold it. */
  parameter(text: string, field: Typed | null): Sql
  /** A value written to a column, checked by the engine as for any assignment. Raises DatabaseError as above. */
  assigned(value: string | null | readonly (string | null)[], field: Typed | undefined): Sql
  /** A value as this engine would give it back, so that what was typed is compared with what is kept. */
  spelt(value: string, field: Typed): string
  /** Whether a text contains a word, or begins with it, accents and case ignored, `*` a joker. Without field: of an expression that is a text. */
  contains(source: Sql, field: Typed | null, word: string, at?: Whereabouts): Sql
  /** The year of a day or a moment, `2026`, or its month, `2026-03`: of an instant, in the zone of the instance. */
  period(source: Sql, field: Typed, by: 'year' | 'month', timeZone: string): Sql
  /** The sum of a column of numbers, as the engine's own text: exact where its type is. */
  total(source: Sql, field: Typed & Pick<Field, 'scale'>): Sql
  /**
   * A condition on several texts at once that holds wherever one of them contains a word, and costs less than looking into
   * each; always true where there is none.
   */
  sieve(sources: readonly { readonly source: Sql; readonly field: Typed }[], word: string): Sql
  /** What an index of trigrams must hold for `contains` to be served by it; null where no index serves. */
  readonly folding: ((source: Sql, field: Typed) => Sql) | null
  /** Whether a text with an accent always sorts far from the same without: a range of an index then misses its likes. */
  readonly accentsApart: boolean
  /** Whether an array has an element. */
  holds(source: Sql, element: string): Sql
  /** Texts in a row, a blank between them, NULLs left out. */
  words(parts: readonly Sql[]): Sql
  /** One term of ORDER BY; `nulls` where some may be. */
  ordered(source: Sql, direction: SortDirection, nulls: 'first' | 'last' | null): Sql
  /** Whether `(a, b) > (x, y)` is one range of an index. */
  readonly comparesRows: boolean
  /** Whether a derived table may depend on the one before it. */
  readonly lateral: boolean
  /** Whether a foreign key holds for every row: elsewhere whoever writes may set it aside, and rows refer to nothing. */
  readonly holdsReferences: boolean
  /** Whether triggers hear what the engine deletes or empties by its own cascade. */
  readonly cascadeTriggers: boolean
  /** Columns that tell apart the rows of a table without key; none where nothing does. */
  readonly rowPlace: readonly string[]
  /** How a row is held until the end of the transaction: by the SELECT that reads it, or by one of its own before. */
  readonly lock: { readonly when: 'with the row' | 'before'; clause(alias: string): Sql }
  /**
   * Holds a write, by its identifier, until the end of its transaction: whoever holds it next knows what became of it. Null where
   * rows that are not committed yet are waited for by whoever reads them under a lock.
   */
  readonly holdWrite: ((write: string) => Sql) | null
  /** Whether statements give back the rows that they write. */
  readonly returning: boolean
  /** What an INSERT says to give a value of its own to a column that numbers itself. */
  readonly ownNumber: Sql
  /** The row of an INSERT to which no value is given. */
  readonly noValues: Sql
  readonly manyRows: ManyRows
  /** Rows of a table out of JSON; null where the engine has no such way. */
  readonly rowsOfJson: RowsOfJson | null
}

/** Rows of a table read by the engine out of JSON, each value as it reads what is typed. */
export interface RowsOfJson {
  /** A list of objects as rows. */
  all(table: Sql, json: Sql): Sql
  /** One object as a row. */
  one(table: Sql, json: Sql): Sql
}
