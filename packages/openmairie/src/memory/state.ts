// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { isCriterion, listParameters, withoutPlace } from '../ui/list-state.js'

/** Characters of a state that is kept: a longer one would hardly pass as an address. */
export const longestState = 4000

const parameters: readonly string[] = Object.values(listParameters).filter((name) => name !== listParameters.advanced)

/** What a listing's address says of the listing, and nothing else, its place included. */
export function stateOf(entity: AnyEntity, given: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...given].filter(([name, value]) => value !== '' && (parameters.includes(name) || isCriterion(entity, name))),
  )
}

/** The text of a state that a saved search keeps: search, criteria, sort, columns, size. Empty where nothing is chosen. */
export function savedText(entity: AnyEntity, given: URLSearchParams): string {
  return withoutPlace(stateOf(entity, given)).toString()
}
