// SPDX-License-Identifier: EUPL-1.2
import type { Catalogue, Column, Table } from '../catalogue.js'

/** A row, every value as a text. */
export type Row = readonly (string | null)[]

/** Why a statement was refused, and what the engine blames for it. */
export interface Refusal {
  readonly message: string
  readonly constraint: string | null
  readonly column: string | null
  readonly domain: string | null
}

/** What came of a statement: rows concerned, or the refusal. */
export interface Answer {
  readonly count: number
  readonly refusal: Refusal | null
}

/** What one engine writes in a way of its own. `source` is an expression, `index` the place of a parameter from 1 on. */
export interface Speech {
  quoted(name: string): string
  /** A parameter as a column takes it. */
  given(index: number, column: Column | undefined): string
  /** What is bound for a text. */
  bound(value: string | null, column: Column | undefined): string | null
  /** Whether a column equals a parameter. */
  equals(source: string, column: Column, index: number): string
  /** The text of a value, from which what a page shows is made. */
  text(source: string, column: Column): string
  /** The text of a value as a statement takes it again, and as it stands in a label. */
  plain(source: string, column: Column): string
  /** Texts in a row, a blank between them, NULLs left out. */
  words(parts: readonly string[]): string
  /** A term of ORDER BY, NULLs last. */
  ordered(term: string, descending: boolean): string
  /** A column as it is sorted. */
  comparable(source: string, column: Column): string
  /** What orders the rows of a table without key; none where they have no place. */
  readonly places: readonly string[]
  /** Ends an order of rows that nothing else tells apart. */
  ends(columns: readonly Column[], sorted: string): readonly string[]
  /** Clause that reads a written row back, where a column may refuse to be read. */
  readonly returning: string
  /** What stands behind the table in an INSERT without values. */
  readonly noValues: string
}

/** One base, spoken to beside the framework and without a line of its code. */
export interface Base {
  /** The schema whose name no address bears. */
  readonly mainSchema: string
  readonly speech: Speech
  /** Whether what the engine says of now may be in UTC, and not in the zone of the instance. */
  readonly tellsUtc: boolean
  /** Tables and views by their number. */
  catalogue(): Promise<Catalogue>
  rows(statement: string, values?: readonly (string | null)[]): Promise<readonly Row[]>
  /** Every row of a table, whole, a text each. */
  whole(table: Table): Promise<readonly string[]>
  /** Runs a statement in a transaction of its own; without `keep` it is undone, once deferred constraints have spoken. */
  attempt(statement: string, values: readonly (string | null)[], keep: boolean): Promise<Answer>
  /** An instant as a page would show it, before it is put in French. */
  localText(instant: string): Promise<string>
  /** How far each sequence has come, as a statement that brings another base there. */
  counters(): Promise<readonly string[]>
  run(statement: string): Promise<void>
  close(): Promise<void>
}
