// SPDX-License-Identifier: EUPL-1.2
import { type Block, contentWidth, type Paper } from '../../documents/contract.js'
import type { GivenParameters, QueryDefinition } from '../../model/query.js'
import { toldBy } from '../../model/query-plan.js'
import { type Ctx, fieldsAsked, planFor, runQuery } from '../../records/index.js'
import { columnsOf, textIn } from '../../ui/columns.js'
import { typingOf } from '../../ui/target.js'
import { readTyped } from '../../ui/values.js'
import { editionMessages } from '../messages.js'
import { fittedTo, summed } from '../table/widths.js'
import type { Part, QueryNode } from '../template/contract.js'
import { inLines } from './lines.js'
import { type Loader, mostRows } from './load.js'
import { type Known, type Merged, mergedAt } from './values.js'

/** What a text gives to the parameters of a query: a field as the base has it. What no field of the query could hold is nothing. */
export function givenBy(
  ctx: Ctx,
  definition: QueryDefinition,
  { parameters }: QueryNode,
  known: Known,
  variable: (name: string) => Merged | null,
): GivenParameters {
  const rawOf = (part: Part): string => {
    if (typeof part === 'string') return part
    const merged = part.kind === 'field' ? mergedAt(ctx, known, part.path) : variable(part.path[0] ?? '')
    return merged?.raw ?? ''
  }
  const fieldAt = fieldsAsked(ctx, definition)
  return Object.fromEntries(
    (definition.filters ?? []).flatMap(({ path, operator, parameter }) => {
      if (!parameter) return []
      const text =
        parameters
          .find(({ name }) => name === parameter.name)
          ?.value.map(rawOf)
          .join('') ?? ''
      const field = fieldAt(path)?.field
      const isWord = operator === 'contains' || operator === 'begins'
      const value = !field || isWord ? text || null : readTyped(field, text, typingOf(ctx)).text
      return [[parameter.name, { value, to: operator === 'between' ? value : null }] as const]
    }),
  )
}

/** The table of what a query finds for whoever prints; nothing where he cannot run it, and no row where a parameter is given nothing. */
export async function queryBlocks(
  ctx: Ctx,
  definition: QueryDefinition,
  given: GivenParameters,
  paper: Paper,
  loader: Pick<Loader, 'tell'>,
): Promise<readonly Block[]> {
  const messages = editionMessages(ctx.locale)
  const { plan } = planFor(ctx, definition)
  const answer = plan && (await runQuery(ctx, definition, { given, blank: 'none', most: mostRows }))
  // What its reader may not see is left out without a word.
  if (!plan || answer?.kind !== 'answer') return []
  const labelled = plan.columns.flatMap(({ at }) => at?.labelled?.target ?? [])
  loader.tell([...toldBy(plan), ...labelled])
  const title: Block = { kind: 'heading', level: 2, content: [definition.label] }
  if (answer.rows.length === 0) return [title, { kind: 'paragraph', content: [messages.empty] }]
  const columns = columnsOf(answer.entity)
  const rows = answer.rows.map((row) => columns.map((column) => textIn(column, row, ctx)))
  const sample = columns.map(({ field }, at) => ({
    heading: field.label,
    cells: rows.slice(0, 500).map((cells) => cells[at] ?? ''),
  }))
  const { size, widths } = fittedTo(sample, contentWidth(paper))
  const natural = summed(widths)
  const table: Block = {
    kind: 'table',
    columns: widths.map((share, at) => ({ share, align: columns[at]?.isFigure ? 'right' : 'left' })),
    head: columns.map(({ field }) => [field.label]),
    rows: rows.map((cells) => ({ kind: 'row', cells: cells.map(inLines) })),
    size,
    ...(natural < contentWidth(paper) * 0.6 ? { width: Math.max(natural, 70) } : {}),
  }
  return [
    title,
    table,
    ...(answer.more ? [{ kind: 'paragraph', content: [messages.cut(definition.label)] } satisfies Block] : []),
  ]
}
