// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { isCriterion, listParameters, readListState, withoutPlace } from '../ui/list-state.js'
import type { Typing } from '../ui/values.js'

/** Characters of a state that is kept: a longer one would hardly pass as an address. */
export const longestState = 4000

const parameters: readonly string[] = Object.values(listParameters).filter(
  (name) => name !== listParameters.advanced && name !== listParameters.earlier,
)

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

/** Searches as a reader may see them: a criterion on a field that is kept from him would say what somebody found there. */
export function seenIn<Search extends { readonly state: string }>(
  entity: AnyEntity,
  searches: readonly Search[],
): readonly Search[] {
  return searches.map((search) => ({ ...search, state: savedText(entity, new URLSearchParams(search.state)) }))
}

const ofDisplay: readonly string[] = [listParameters.columns, listParameters.sort, listParameters.size]

/** The part of a state that says how rows are shown, and not which ones: columns, order, size. */
export function displayOf(given: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...given].filter(([name, value]) => value !== '' && ofDisplay.includes(name)))
}

/** A state under another display: what is searched stays, from its first page. */
export function underDisplay(given: URLSearchParams, display: URLSearchParams): URLSearchParams {
  const kept = [...withoutPlace(given)].filter(([name]) => !ofDisplay.includes(name))
  return new URLSearchParams([...kept, ...display])
}

const usuals = new WeakMap<AnyEntity, Map<string, AnyEntity>>()
const mostUsuals = 200

/** The entity listed by a display in place of its own; what the display names and the reader may not see is left out. */
export function listedBy(entity: AnyEntity, state: string, typing: Typing): AnyEntity {
  const made = usuals.get(entity) ?? new Map<string, AnyEntity>()
  usuals.set(entity, made)
  const known = made.get(state)
  if (known) return known
  const read = readListState(entity, displayOf(new URLSearchParams(state)), typing)
  const { listing } = read.entity
  const usual: AnyEntity = {
    ...entity,
    listing: {
      ...listing,
      sort: read.query.sort.length > 0 ? read.query.sort : listing.sort,
      pageSize: read.query.size,
      exported: read.entity === entity ? listing.exported : null,
    },
  }
  if (made.size >= mostUsuals) made.clear()
  made.set(state, usual)
  return usual
}
