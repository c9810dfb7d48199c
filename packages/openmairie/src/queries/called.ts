// SPDX-License-Identifier: EUPL-1.2
import { ownLabel, referenceNamed, stepsOf, visible } from '../model/chain.js'
import { columnNamed, type QueryColumn, type QueryDefinition } from '../model/query.js'
import type { QueryProblem } from '../model/query-plan.js'
import type { Ctx } from '../records/index.js'
import { queriesMessages } from './messages.js'
import { calledIn, type Place, seen, startsOf, stepTo } from './offered.js'

/** How the parts of a query are called for a reader: by the labels of what he sees; what is not there for him, as it was kept. */
export interface Called {
  /** What a path leads to. */
  path(path: string): string
  /** Where references in a row lead. */
  chain(path: string): string
  column(column: Pick<QueryColumn, 'path' | 'by' | 'reckon'>): string
  problem(problem: Pick<QueryProblem, 'part' | 'name'>): string
}

/** Calls the parts of a query as the page that builds it does. */
export function callingOf(ctx: Ctx, about: Pick<QueryDefinition, 'entity' | 'tab'>): Called {
  const messages = queriesMessages(ctx.locale)
  const { root, rows } = startsOf(ctx, about)
  const { tab } = about
  const startOf = (path: string): Place | null => (tab !== undefined && path.startsWith(`${tab}.`) ? rows : root)
  /** Follows a path as far as its reader sees it, up to so many steps before its end. */
  const followed = (start: Place, path: string, kept: 0 | 1): { readonly place: Place; readonly rest: string } => {
    let place = start
    let rest = stepsOf(start.entity, path.slice(start.prefix.length))
    while (rest.length > kept) {
      const reference = referenceNamed(place.entity, rest[0] ?? '')
      const next = reference && stepTo(ctx, place, reference)
      if (!next) break
      place = next
      rest = rest.slice(1)
    }
    return { place, rest: rest.join('.') }
  }
  /** What is said of a tab that is not there, or of its rows: the entity may be. */
  const lost = (path: string): string => {
    const at = tab?.lastIndexOf('.') ?? 0
    const entity = seen(ctx, path.slice(0, Math.max(at, 0)), 'list')
    return entity ? `${path.slice(at + 1)} (${messages.tabOf(entity.label)})` : path
  }
  const path = (said: string): string => {
    const start = startOf(said)
    if (!start) return root ? lost(said) : said
    const { place, rest } = followed(start, said, 1)
    const named = rest === ownLabel ? place.entity.noun.singular : rest
    return calledIn(place, visible(place.entity, rest)?.label ?? named)
  }
  const column: Called['column'] = ({ path: said, by, reckon }) => {
    if (said === '') return messages.rows
    const hows = [by, reckon].flatMap((how) => (how === undefined ? [] : messages.hows[how]))
    return hows.length > 0 ? `${path(said)} (${hows.join(', ')})` : path(said)
  }
  return {
    path,
    chain: (said) => {
      const start = startOf(said)
      if (!start) return root ? lost(said) : said
      const { place, rest } = followed(start, said, 0)
      if (rest === '') return place.title
      return place.prefix === '' ? rest : `${place.title} › ${rest}`
    },
    column,
    problem: ({ part, name }) => {
      if (part === 'entity') return name
      if (part === 'tab') return lost(name)
      return part === 'filters' ? path(name) : column(columnNamed(name))
    },
  }
}
