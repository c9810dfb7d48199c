// SPDX-License-Identifier: EUPL-1.2

/** A record that is not what the journal says last: it was changed, deleted or put there by something else. */
export interface Stray {
  readonly entity: string
  readonly record: string
  readonly kind: 'added' | 'changed' | 'gone' | 'back'
  /** Names of the fields that differ; none where only a digest of the row is held. */
  readonly fields: readonly string[]
}

export interface Verification {
  /** Records whose last line, or whose place in the baseline, could be compared with their row. */
  readonly compared: number
  /** Tables that are not wholly in the baseline yet: a row added there by other means is not told. */
  readonly uncovered: readonly string[]
  readonly strays: readonly Stray[]
}
