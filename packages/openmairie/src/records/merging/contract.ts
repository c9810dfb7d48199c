// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Count, RecordView } from '../contract.js'

/** Why what refers to a record cannot be moved to another. */
export type Obstacle =
  | 'update' // the user may not change it
  | 'delete' // some must be left out, which the user may not do
  | 'foreign' // some belong to another collectivité
  | 'no key' // nothing names its rows
  | 'no value' // the kept record has nothing to refer to
  | 'referred' // its own key would change, and others refer to it

/** What refers to the record that goes, by one reference. */
export interface Moving {
  readonly entity: string
  readonly reference: string
  /** Those of the user's own collectivités. */
  readonly count: Count
  /** Of these, those that the kept record has already: a unique key allows them once. */
  readonly clashes: Count
  readonly obstacle: Obstacle | null
}

/** Two records before they become one. */
export interface MergePreview {
  readonly kept: RecordView
  readonly gone: RecordView
  /** Fields that differ and whose value can be chosen. */
  readonly differing: readonly string[]
  readonly moving: readonly Moving[]
  /** Whether what the journal holds is enough to undo the merge. */
  readonly undoable: boolean
}

export interface MergeChoices {
  /** Fields whose value comes from the record that goes. */
  readonly taken: readonly string[]
  /** References, `<entity>.<reference>`, whose clashing rows are deleted and not moved. */
  readonly leftOut: readonly string[]
}

export type MergeOutcome =
  | {
      readonly kind: 'merged'
      readonly key: Key
      readonly label: string
      readonly goneLabel: string
      /** What marks its lines in the journal. */
      readonly lot: string
      readonly repeated: boolean
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'gone' }
