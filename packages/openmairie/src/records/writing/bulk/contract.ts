// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from '../../../model/override.js'
import type { Key } from '../../../model/value.js'
import type { Dependents, Input } from '../../contract.js'

/** What is done to each record of a selection. */
export type BulkWork = { readonly kind: 'update'; readonly input: Input } | { readonly kind: 'delete' }

/** Why a record is left as it is. */
export type Reason =
  | { readonly kind: 'gone' }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'referred'; readonly dependents: readonly Dependents[] }

export interface Rejected {
  readonly key: Key
  /** What names the record; its key where it cannot be read. */
  readonly label: string
  readonly reason: Reason
}

/** What became, or would become, of the records of a selection. */
export interface BulkReport {
  readonly written: number
  readonly unchanged: number
  /** Records whose deletion took others with it. */
  readonly followed: number
  readonly rejected: readonly Rejected[]
}

/** What would be done, found by doing it and undoing it. */
export interface Rehearsal extends BulkReport {
  /** There are more records than were looked at. */
  readonly more: boolean
  /** Authenticated digest of the records as they are: who confirms is told of what has changed meanwhile. */
  readonly seal: string
}

export type BulkOutcome =
  /** All is written, or all but what was to be left aside. */
  | ({ readonly kind: 'done'; readonly lot: string; readonly repeated: boolean } & BulkReport)
  /** Nothing is written: something is refused, or the records are no longer those that were shown. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'stopped'; readonly problems: readonly Problem[] }
