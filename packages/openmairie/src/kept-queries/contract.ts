// SPDX-License-Identifier: EUPL-1.2
import type { QueryDefinition } from '../model/query.js'

export const sqlParameterTypes = ['text', 'number', 'date'] as const

/** A parameter that a text of SQL names. */
export interface SqlParameter {
  readonly name: string
  /** What it is asked by. */
  readonly label: string
  readonly type: (typeof sqlParameterTypes)[number]
  /** What is proposed, as the engine spells it. */
  readonly value?: string
}

/** A text of SQL that is kept as a query. */
export interface SqlQuery {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly text: string
  readonly parameters: readonly SqlParameter[]
}

/** What a query is made of, by its kind: built of entities, or a text of SQL. */
export type Question = BuiltQuestion | SqlQuestion
export type BuiltQuestion = { readonly kind: 'entites'; readonly definition: QueryDefinition }
export type SqlQuestion = { readonly kind: 'sql'; readonly definition: SqlQuery }

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
