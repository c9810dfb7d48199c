// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../database/contract.js'
import type { RowMark, Sort } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { Key, Values } from '../model/value.js'

/** A criterion of the advanced search; all are ANDed. Bounds are inclusive. Values are the engine's text. */
export type Criterion =
  | { readonly field: string; readonly kind: 'contains' | 'equals'; readonly value: string }
  | { readonly field: string; readonly kind: 'between'; readonly from: string | null; readonly to: string | null }
  | { readonly field: string; readonly kind: 'empty' | 'filled' }

export interface ListQuery {
  /** The entity's own order where empty. The key always ends it. */
  readonly sort: readonly Sort[]
  /** Simple search: `*` is a joker, a comma means or; `field` null searches all searchable fields. */
  readonly search: { readonly text: string; readonly field: string | null } | null
  readonly criteria: readonly Criterion[]
  /** Sub-listing: only the rows that refer to this parent. */
  readonly parent: { readonly reference: string; readonly key: Key } | null
  /** Rows out of their validity dates too. */
  readonly expired: boolean
  readonly size: number
  /** Opaque, authenticated places; at most one of the three. `from` is a first value of the sorted field («à partir de M»). */
  readonly after: string | null
  readonly before: string | null
  readonly from: string | null
  /** Of the rows that the rest leaves, those with these keys alone. */
  readonly keys?: readonly Key[]
  /** Of the rows that the rest leaves, those that a query finds. */
  readonly within?: Within
}

/** The records that a query finds, for a listing to keep to them. */
export interface Within {
  /** The query and what was asked of it, as the journal tells of them. */
  readonly told: string
  /** That the row of an alias is one of them. */
  holds(alias: string): Sql
}

export interface ListRow {
  readonly key: Key
  readonly values: Values
  /** Label of each reference, by the reference's name; null where the reference is empty. */
  readonly labels: Readonly<Record<string, string | null>>
  readonly expired: boolean
}

/** A row of a listing, with the marks that the author's conditions put on it. */
export interface ListedRow extends ListRow {
  readonly marks: readonly RowMark[]
}

export interface Page {
  readonly rows: readonly ListedRow[]
  readonly next: string | null
  readonly previous: string | null
}

/** `capped`: there are more than `count`. */
export interface Count {
  readonly count: number
  readonly capped: boolean
}

export interface RecordView extends ListRow {
  /** What names the record, built from `entity.recordLabel`. */
  readonly label: string
  /** Authenticated digest per readable field, which a form carries back to detect lost updates. */
  readonly digests: string
}

/** What a form sends: the engine's text per field, null for blank; absent fields are left alone. */
export type Input = Readonly<Record<string, string | null | readonly (string | null)[]>>

export interface WriteOptions {
  /** One-time key of the form; a second submission with it returns the first outcome. */
  readonly idempotencyKey: string | null
}
export interface UpdateOptions extends WriteOptions {
  /** The digests that the form was shown with; null writes without the check (scripts only). */
  readonly digests: string | null
}

export interface Conflict {
  readonly field: string
  readonly mine: string | null
  readonly theirs: string | null
}

export type WriteOutcome =
  | {
      readonly kind: 'written'
      readonly key: Key
      readonly label: string
      readonly merged: readonly string[]
      readonly repeated: boolean
    }
  | { readonly kind: 'unchanged'; readonly key: Key }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'conflict'
      readonly conflicts: readonly Conflict[]
      readonly changed: readonly string[]
      readonly current: RecordView
    }
  | { readonly kind: 'gone' }

/** What refers to a record and forbids its deletion. */
export interface Dependents {
  readonly entity: string
  readonly reference: string
  /** Those that the user may see. */
  readonly count: Count
  /** Whether there are others, of which not even the number is told. */
  readonly unseen: boolean
  /** The database deletes or empties them by itself. */
  readonly follows: boolean
}
export type DeleteOutcome =
  | {
      readonly kind: 'deleted'
      /** What the database deleted or emptied by itself. */
      readonly followers: readonly Dependents[]
      readonly repeated: boolean
    }
  | { readonly kind: 'refused'; readonly dependents: readonly Dependents[]; readonly problems: readonly Problem[] }
  | { readonly kind: 'gone' }

/** An option of a select or an autocomplete. */
export interface Option {
  readonly key: Key
  readonly label: string
}
