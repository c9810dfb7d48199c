// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Key, Value } from '../../model/value.js'
import type { RecordView } from '../contract.js'

/** A record that tells of a person. */
export interface AboutPerson {
  readonly entity: AnyEntity
  readonly record: RecordView
}

/** A record that was anonymised, or deleted for good. */
export interface Erased {
  readonly entity: AnyEntity
  readonly key: Key
  /** What named it before; null where that is not known any more. */
  readonly label: string | null
  /** Number of the line that tells of it: what comes before is erased. */
  readonly line: string
  /** The fields whose retention has ended; left out: the whole record. */
  readonly fields?: readonly string[] | null
}

/** A value of a record, and what takes its place. */
export interface Replaced {
  readonly field: Field
  readonly before: Value
  readonly after: string | null
}

/** What anonymising does to one record, as far as the user may see it. */
export interface ReplacedRow {
  readonly entity: AnyEntity
  readonly key: Key
  /** What names the record before. */
  readonly label: string
  readonly values: readonly Replaced[]
}

export interface AnonymisePreview {
  readonly record: RecordView
  readonly rows: readonly ReplacedRow[]
  /** Labels of the personal fields whose values stay, as they name the record. */
  readonly staying: readonly string[]
  /** What prevents it. */
  readonly problems: readonly Problem[]
}

export type AnonymiseOutcome =
  | { readonly kind: 'anonymised'; readonly key: Key; readonly label: string; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'gone' }
