// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Transaction } from '../../database/contract.js'
import type { JournalEntry } from '../../journal/write.js'
import type { Insert, Insertion } from '../../journal/write-inserted.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Fate } from './attached.js'
import type { Purpose } from './operation.js'

type Statements = (connection: Connection) => Promise<void>
/** Those that are told the number of the write that they are committed before. */
type Foretelling = (connection: Connection, write: string) => Promise<void>

/** A write under way: statements go to the application's data, lines to the journal, the whole is kept or undone. */
export interface Writing extends Transaction {
  /** Asked before a row of an entity is written: raises where this writing must be undone as a whole and its table cannot be. */
  demandChange(entity: AnyEntity): Promise<void>
  /** Returns the identifier of the line; nothing where it ends a write, so that nobody waits for it. */
  journal(entry: JournalEntry, ends?: 'ends'): Promise<string>
  /** Journals many lines at once; those of one record in their order. */
  journalAll(entries: readonly JournalEntry[]): Promise<void>
  /** Inserts rows and journals them by one statement, and returns the addresses of their records; null where the journal lies in another base. */
  readonly journalInserted: ((insertion: Insertion, entry: Insert) => Promise<readonly string[]>) | null
  /** How many lines it journalled so far: as long as there is no other, no row was changed through this door. */
  lines(): number
  /** Says what became of a record to what the instance keeps beside it. */
  follow(fate: Fate): Promise<void>
  /** The same of many records of an entity. */
  followAll(entity: AnyEntity, kind: 'created' | 'deleted', keys: readonly Key[]): Promise<void>
  /**
   * Statements on the instance's own tables that are committed with the write; elsewhere, once its rows are. `foretold`: those that
   * are committed there before the rows, with the lines of the journal: what is to be known of a write that stops in between. Raising
   * keeps the rows from being committed.
   */
  keep(task: Statements, foretold?: Foretelling): Promise<void>
}

/** What makes a second submission of the same form show the first outcome; null where nothing is to be recognised. */
export interface OneTime<T> {
  readonly key: string | null
  readonly purpose: Purpose
  readonly repeated: (outcome: T) => T
}
