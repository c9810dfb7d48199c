// SPDX-License-Identifier: EUPL-1.2
import { type ListState, listParameters, readListState, sortText } from './list-state.js'
import type { PageRequest } from './page.js'
import { type Target, typingOf } from './target.js'
import { withQuery } from './urls.js'

/** A listing as its visitor usually has it. */
export interface Usual extends Target {
  /** Reads an address; a place in it holds under the usual order as under the same one asked for. */
  read(given: URLSearchParams): ListState
  /** The state that other pages carry: they know nothing of what is usual. */
  carried(given: URLSearchParams): URLSearchParams
}

/** A listing in the columns, order and size that its visitor made his own. */
export async function asUsual(request: PageRequest, target: Target): Promise<Usual> {
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
