// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from '../model/override.js'
import {
  aggregates,
  periods,
  type QueryColumn,
  type QueryDefinition,
  type QueryFilter,
  queryOperators,
} from '../model/query.js'
import { freeName, sqlName } from '../proposal/names.js'
import { type Ctx, fieldsAsked } from '../records/index.js'
import { aboutOf, type Draft, type DraftColumn, type DraftFilter, rowsPath } from './draft.js'
import type { FromDraft } from './kind.js'
import { queriesMessages } from './messages.js'
import { controls } from './urls.js'
import { readValue } from './values.js'

/** Rows that a query may be limited to. */
const mostRows = 20_000
/** Characters of the name of a query. */
export const longestLabel = 100

/** The query that a draft says, and what is wrong with what is typed; lines without a field say nothing. */
export async function definitionFrom(ctx: Ctx, draft: Draft, name: string): Promise<FromDraft<QueryDefinition>> {
  const messages = queriesMessages(ctx.locale)
  const problems: Problem[] = []
  const { label, help } = draft
  const about = aboutOf(draft)
  if (label === '') problems.push({ field: controls.label, message: messages.wrong.label })
  if (label.length > longestLabel)
    problems.push({ field: controls.label, message: messages.wrong.longLabel(longestLabel) })
  const limit = /^\d{1,5}$/.test(draft.limit) ? Number(draft.limit) : null
  if (draft.limit !== '' && (limit === null || limit < 1 || limit > mostRows))
    problems.push({ field: controls.limit, message: messages.wrong.limit(mostRows) })
  const columns = draft.columns.filter(({ path }) => path !== '').map(columnFrom)
  if (columns.length === 0) problems.push({ field: controls.column(0, 'champ'), message: messages.wrong.columns })
  const filters: QueryFilter[] = []
  const taken = new Set(draft.filters.map((filter) => filter.name))
  const fieldAt = fieldsAsked(ctx, about)
  for (const [at, typed] of draft.filters.entries()) {
    if (typed.path === '') continue
    const operator = queryOperators.find((each) => each === typed.operator) ?? 'is'
    const reached = fieldAt(typed.path)
    const read = async (text: string, part: 'valeur' | 'a'): Promise<string | null> => {
      if (!reached) return text.trim() === '' ? null : text
      const found = await readValue(ctx, reached, operator, text)
      if (found.problem !== null) problems.push({ field: controls.filter(at, part), message: found.problem })
      return found.text
    }
    const isBare = operator === 'empty' || operator === 'filled'
    const value = isBare ? null : await read(typed.value, 'valeur')
    const to = operator === 'between' ? await read(typed.to, 'a') : null
    const wrong = problems.some(({ field }) => field?.startsWith(`f.${at}.`) === true)
    if (!isBare && typed.ask === '' && value === null && to === null && !wrong)
      problems.push({ field: controls.filter(at, 'valeur'), message: messages.wrong.value })
    filters.push({
      path: typed.path,
      operator,
      ...(value === null ? {} : { value }),
      ...(to === null ? {} : { to }),
      ...(isBare || typed.ask === '' ? {} : { parameter: { name: parameterName(typed, taken), label: typed.ask } }),
    })
  }
  const sort = draft.sort.filter(({ column }) => column !== '')
  return {
    definition: {
      name,
      label,
      ...(help === '' ? {} : { help }),
      ...about,
      columns,
      ...(filters.length === 0 ? {} : { filters }),
      ...(sort.length === 0
        ? {}
        : {
            sort: sort.map(({ column, direction }) => ({ column, direction: direction === 'desc' ? 'desc' : 'asc' })),
          }),
      ...(limit === null ? {} : { limit }),
      ...(draft.expired ? { expired: true } : {}),
    },
    problems,
  }
}

/** The column that a line says. */
export function columnFrom({ path, how, heading }: DraftColumn): QueryColumn {
  const named = heading === '' ? {} : { heading }
  if (path === rowsPath) return { path: '', reckon: 'count', ...named }
  const by = periods.find((each) => each === how)
  const reckon = aggregates.find((each) => each === how)
  return { path, ...(by ? { by } : {}), ...(reckon ? { reckon } : {}), ...named }
}

function parameterName({ name, ask }: DraftFilter, taken: Set<string>): string {
  if (name !== '') return name
  const free = freeName(sqlName(ask) || 'valeur', taken)
  taken.add(free)
  return free
}
