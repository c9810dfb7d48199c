// SPDX-License-Identifier: EUPL-1.2
import type { Value } from '../model/value.js'
import type { Dialect } from './dialect/contract.js'
import type { FreeReading, FreeRows } from './free-reading.js'
import type { Sql, Statement } from './statement.js'

export type { Sql, Statement }

export type Row = Readonly<Record<string, Value>>

export interface QueryResult {
  readonly rows: readonly Row[]
  /** Rows returned, or written by a statement that returns none. */
  readonly count: number
  /** The number that the engine gave to the row inserted, where it says so by itself. */
  readonly inserted?: string
}

/** Where statements are sent, inside or outside a transaction. Raises DatabaseError. */
export interface Connection {
  readonly dialect: Dialect
  /** Runs one statement, prepared once per connection and text. */
  query(statement: Sql): Promise<QueryResult>
}

export interface Transaction extends Connection {
  /**
   * A statement whose answer nobody awaits: the engine may be given it later, with the commit at the latest and before whatever comes
   * next. What it raises, that raises.
   */
  last(statement: Sql): Promise<void>
  /** Runs after the commit, in order; a failure is logged, never undoes. */
  afterCommit(task: () => Promise<void>): void
  /** Runs a part that may fail alone: what it wrote is undone, the rest stands. One at a time, never one within another. */
  attempt<T>(part: () => Promise<T>): Promise<T>
}

/** Statements and transactions, wherever they are sent. */
export interface Access extends Connection {
  /** Runs `work` in one transaction: commit on return, rollback on throw. Retries nothing by itself. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /**
   * Holds the base as it is now: what is read there, however long it takes, is of one instant. Nothing is written through it. It
   * keeps a connection until it is ended. Only where the engine can do so.
   */
  readonly snapshot?: () => Promise<Snapshot>
}

export interface Snapshot extends Connection {
  /** Lets it go; once more does nothing. */
  end(): Promise<void>
}

export interface Database extends Access {
  /**
   * The same base under a context that its row-level security reads, set for the length of each transaction, of a lone
   * statement too. Only where the engine has row-level security.
   */
  readonly under?: (context: string) => Access
  /**
   * The same base until a signal says to stop: a transaction under way is then rolled back at once, its statement cancelled,
   * and nothing more is sent. Only where the engine can be told so.
   */
  readonly until?: (signal: AbortSignal) => Database
  /**
   * Reads with a text that a user wrote, as a role that may read the views given and nothing else. Raises FreeReadingError where
   * it cannot be given or is refused. Only where the engine can hold it so.
   */
  readonly readFreely?: (asked: FreeReading) => Promise<FreeRows>
  close(): Promise<void>
}

/** What the engine objected to, in the framework's terms. */
export type Violation =
  | 'unique'
  | 'foreign key'
  | 'not null'
  | 'check'
  | 'exclusion'
  | 'value' // out of range, too long, malformed
  | 'raised' // RAISE EXCEPTION of a trigger
  | 'timeout'
  | 'serialization'
  | 'not ready' // a materialized view before its first refresh
  | 'not allowed' // a right that the application's account lacks
  | 'changed' // a table or a column that is no longer there
  | 'other'
