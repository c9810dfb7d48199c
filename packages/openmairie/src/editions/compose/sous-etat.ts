// SPDX-License-Identifier: EUPL-1.2

import { type Block, contentWidth, type Paper, type TableRow, type Words } from '../../documents/contract.js'
import { visible } from '../../model/chain.js'
import type { SousEtatDefinition } from '../../model/edition.js'
import type { AnyEntity } from '../../model/entity.js'
import { own } from '../../model/own.js'
import { openSum, type Sum } from '../../model/sum.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../../records/index.js'
import { isFigure, typedText } from '../../ui/format.js'
import { editionMessages } from '../messages.js'
import { fittedTo, summed } from '../table/widths.js'
import { conditionOf } from '../template/condition.js'
import type { Condition, Merge } from '../template/contract.js'
import { usesOf } from '../template/uses.js'
import { holds } from './condition.js'
import { inLines } from './lines.js'
import type { Loader } from './load.js'
import { type Known, labelAt, type Merged, mergedAt } from './values.js'
import { variableOf } from './variables.js'

/** The table of the records that refer to one; null where its reader may not see them. */
export async function sousEtatBlocks(
  ctx: Ctx,
  loader: Loader,
  definition: SousEtatDefinition,
  key: Key,
  paper: Paper,
): Promise<readonly Block[] | null> {
  const entity = ctx.app.localised[ctx.locale].get(definition.entity)
  if (!entity || !ctx.grants.can(ctx.app.definition.name, entity, 'list')) return null
  const group = definition.group ?? null
  const asked = [...definition.columns, ...(group === null ? [] : [group])].map((column) => pathOf(entity, column))
  const only = definition.when === undefined ? null : (conditionOf(definition.when) ?? never)
  const uses = usesOf([], only ? [only] : [])
  const sort = definition.sort?.filter(({ field }) => visible(entity, field)) ?? entity.listing.sort
  const all = await loader.rows(entity, definition.reference, key, { ...uses, paths: [...asked, ...uses.paths] }, sort)
  const rows = only ? all.filter((row) => holds(only, ({ kind, path }) => namedOf(ctx, row, kind, path))) : all
  const label = definition.label ?? entity.label
  // A sous-état whose label is empty is a table alone.
  const title: readonly Block[] = label === '' ? [] : [{ kind: 'heading', level: 2, content: [label] }]
  if (rows.length === 0) return [...title, { kind: 'paragraph', content: [editionMessages(ctx.locale).empty] }]
  return [...title, tableOf(ctx, entity, definition, rows, paper)]
}

const never: Condition = { kind: 'never' }

function namedOf(ctx: Ctx, row: Known, kind: Merge['kind'], path: readonly string[]): Merged | null {
  return kind === 'field' ? mergedAt(ctx, row, path) : variableOf(ctx, path[0] ?? '', '')
}

function tableOf(
  ctx: Ctx,
  entity: AnyEntity,
  definition: SousEtatDefinition,
  rows: readonly Known[],
  paper: Paper,
): Block {
  const columns = definition.columns.flatMap((column) => {
    const path = pathOf(entity, column)
    const label = labelAt(ctx, entity, path)
    // What its reader may not see has no column, not even a heading.
    if (label === null) return []
    const field = path.length === 1 ? visible(entity, column) : null
    const texts = rows.map((row) => mergedAt(ctx, row, path)?.text ?? '')
    const found = {
      texts,
      raw: rows.map((row) => mergedAt(ctx, row, path)?.raw ?? ''),
      field,
      label: own(definition.headings, column) ?? label,
      align: field && isFigure(entity, field) ? ('right' as const) : ('left' as const),
      total: definition.totals?.[column] ?? null,
    }
    return [found]
  })
  const { size, widths } = fittedTo(
    columns.map(({ label, texts }) => ({ heading: label, cells: texts.slice(0, 500) })),
    contentWidth(paper),
  )
  const natural = summed(widths)
  const body: TableRow[] = []
  let group: string | null = null
  rows.forEach((row, at) => {
    const text =
      definition.group === undefined ? null : (mergedAt(ctx, row, pathOf(entity, definition.group))?.text ?? '')
    if (text !== null && text !== group) body.push({ kind: 'group', cells: [[text]] })
    group = text
    body.push({ kind: 'row', cells: columns.map(({ texts }) => inLines(texts[at] ?? '')) })
  })
  return {
    kind: 'table',
    columns: widths.map((share, at) => ({ share, align: columns[at]?.align ?? 'left' })),
    head: columns.map(({ label }) => [label]),
    rows: [...body, ...closing(ctx, columns)],
    size,
    ...(natural < contentWidth(paper) * 0.6 ? { width: Math.max(natural, 70) } : {}),
  }
}

interface Totalled {
  readonly raw: readonly string[]
  readonly field: AnyEntity['fields'][string] | null
  readonly total: 'total' | 'mean' | 'count' | null
}

/** A row for each kind of sum that is asked for. */
function closing(ctx: Ctx, columns: readonly Totalled[]): readonly TableRow[] {
  const messages = editionMessages(ctx.locale)
  return (['total', 'mean', 'count'] as const).flatMap((kind): readonly TableRow[] => {
    if (columns.every(({ total }) => total !== kind)) return []
    const texts = columns.map(({ raw, total, field }) => {
      if (total !== kind) return ''
      const sum = openSum()
      for (const each of raw) sum.add(each)
      const found = kind === 'count' ? String(raw.filter((each) => each !== '').length) : sumOf(kind, sum)
      return field && kind !== 'count' ? typedText(field, found, ctx) : found
    })
    const at = texts.indexOf('')
    return [{ kind: 'total', cells: texts.map((text, each): Words => [each === at ? messages[kind] : text]) }]
  })
}

function sumOf(kind: 'total' | 'mean', sum: Sum): string {
  return kind === 'total' ? sum.total() : (sum.mean() ?? '')
}

/** A chain of references, or a field of that very name: some have dots in them. */
function pathOf({ fields }: AnyEntity, column: string): readonly string[] {
  return Object.hasOwn(fields, column) ? [column] : column.split('.')
}
