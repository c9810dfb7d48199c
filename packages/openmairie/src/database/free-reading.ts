// SPDX-License-Identifier: EUPL-1.2
import type { ColumnType } from '../model/schema.js'
import type { Sql } from './statement.js'

/** A piece of a text that a user wrote, as he spelt it; where it stands for a value, the place of that value among those given. */
export interface FreePiece {
  readonly spelt: string
  readonly value: number | null
}

export interface FreeBounds {
  readonly milliseconds: number
  /** Rows at most. */
  readonly rows: number
  /** Bytes of all rows at most. */
  readonly bytes: number
}

/** A reading whose text is a user's own. */
export interface FreeReading {
  /** All that the text may name: each is a view that hides whatever its rows leave out. */
  readonly views: readonly { readonly name: string; readonly rows: Sql }[]
  readonly text: readonly FreePiece[]
  readonly values: readonly (string | null)[]
  /** What row-level security reads; null where the base has none. */
  readonly context: string | null
  readonly bounds: FreeBounds
}

export interface FreeColumn {
  readonly name: string
  readonly type: ColumnType
}

export interface FreeRows {
  readonly columns: readonly FreeColumn[]
  /** Values as the engine's own text. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Whether a bound left rows out. */
  readonly more: boolean
}

/** Why a base gives nobody a text of his own. */
export type FreeGap =
  /** It is of an engine that cannot hold a text to some rows. */
  | { readonly kind: 'engine' }
  /** The role is not there, or the account may not act as it. */
  | { readonly kind: 'role'; readonly role: string }
  /** The role is more than it should be: it may connect, is a member of another, owns or was given something. */
  | { readonly kind: 'mighty'; readonly role: string }
  /** Neither role may make what lasts as long as a transaction. */
  | { readonly kind: 'temporary' }
  /** Everybody may read these tables, or call these functions that act with the rights of their owner. */
  | { readonly kind: 'public'; readonly names: readonly string[] }

/** What the engine objects to in a text, by the place that it names: characters of the text before it. */
export interface FreeObjection {
  /** The engine's own code. */
  readonly code: string
  readonly place: number | null
}

/** A text of a user's own was not read. The engine's words may hold values: they go no further. */
export class FreeReadingError extends Error {
  readonly why: FreeGap | FreeObjection

  constructor(why: FreeGap | FreeObjection, options?: { cause?: unknown }) {
    super(`A free reading was refused (${'kind' in why ? why.kind : why.code})`, options)
    this.name = 'FreeReadingError'
    this.why = why
  }
}
