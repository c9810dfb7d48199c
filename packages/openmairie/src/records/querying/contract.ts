// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { GivenParameters } from '../../model/query.js'
import type { QueryProblem } from '../../model/query-plan.js'
import type { ListRow } from '../contract.js'

/** How a query is run. */
export interface Running {
  readonly given: GivenParameters
  /** What a parameter that is left blank means: that its filter does not count, or that nothing is found. */
  readonly blank: 'all' | 'none'
  /** Rows at most. */
  readonly most: number
}

/** What a query found, as rows of an entity of its own: its columns are those of a listing. */
export interface Answer {
  readonly kind: 'answer'
  readonly entity: AnyEntity
  readonly rows: readonly ListRow[]
  /** Whether there are more. */
  readonly more: boolean
  /** What was left out of the query, for its reader does not see it. */
  readonly problems: readonly QueryProblem[]
}

/** A query that its reader cannot run, and why. */
export interface NoAnswer {
  readonly kind: 'none'
  readonly problems: readonly QueryProblem[]
}
