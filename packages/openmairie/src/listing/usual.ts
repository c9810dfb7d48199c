// SPDX-License-Identifier: EUPL-1.2
import { type ListState, listParameters, readListState, shownColumns, sortText } from '../ui/list-state.js'
import type { PageRequest } from '../ui/page.js'
import { type Target, targetOf, typingOf } from '../ui/target.js'
import { entityUrl, withQuery } from '../ui/urls.js'

/** The listing addressed, as its visitor usually has it. */
export interface Usual extends Target {
  /** Reads an address; a place in it holds under the usual order as under the same one asked for. */
  read(given: URLSearchParams): ListState
  /** The state that other pages carry: they know nothing of what is usual. */
  carried(given: URLSearchParams): URLSearchParams
}

/** The listing that an address names, in the columns, order and size that its visitor made his own. Raises OM_NOT_FOUND. */
export async function usualOf(request: PageRequest): Promise<Usual> {
  const target = targetOf(request)
  const entity = await request.usual(target.app, target.entity)
  const { sort, pageSize } = entity.listing
  const [first] = sort === target.entity.listing.sort ? [] : sort
  return {
    ...target,
    entity,
    read(given) {
      const state = readListState(entity, given, typingOf(target.ctx))
      return first && state.query.sort.length === 0 ? { ...state, query: { ...state.query, sort } } : state
    },
    carried(given) {
      const usual = {
        ...(first ? { [listParameters.sort]: sortText(first) } : {}),
        ...(pageSize === target.entity.listing.pageSize ? {} : { [listParameters.size]: String(pageSize) }),
      }
      return withQuery(given, Object.fromEntries(Object.entries(usual).filter(([name]) => !given.get(name))))
    },
  }
}

/** The listing with a column moved a place forward, as its address says. */
export function movedUrl({ app, entity }: Target, given: URLSearchParams): string {
  const without = [...given].filter(([name]) => name !== listParameters.columns && name !== listParameters.earlier)
  const columns = shownColumns(given).map((name): [string, string] => [listParameters.columns, name])
  return entityUrl(app, entity.name, null, new URLSearchParams([...without, ...columns]))
}
