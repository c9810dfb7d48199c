// SPDX-License-Identifier: EUPL-1.2
import type { QueryDefinition } from '../model/query.js'

/** What a query is made of, by its kind: those that are typed are built of entities. */
export type Question = { readonly kind: 'entites'; readonly definition: QueryDefinition }

/** Which query, and whose: of a collectivité, or null for the instance. */
export interface QueryPlace {
  readonly application: string
  readonly name: string
  readonly collectivite: string | null
}

/** A query that is kept. */
export interface KeptQuery {
  readonly name: string
  readonly collectivite: string | null
  readonly question: Question
  /** Goes up with each change. */
  readonly revision: number
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
}
