// SPDX-License-Identifier: EUPL-1.2
import type { OrderByStatement, SelectFromStatement } from 'pgsql-ast-parser'
import type { SousEtatDefinition } from '../../model/edition.js'
import { referenceOf } from '../../ui/format.js'
import type { OriginalColumn, OriginalSousEtat, Remarking } from './contract.js'
import type { Entities, fieldOf } from './reach.js'
import { fragmentOf } from './sql/expression.js'
import { parseRequest } from './sql/parse.js'
import { placeOf, type Reading } from './sql/place.js'
import { oneLine } from './sql/request.js'
import { referenceTo, type Sources, sourcesOf, spotsFrom } from './sql/sources.js'
import { totalsOf } from './totals.js'

/** A sous-état of the original as a definition of this one; null where its rows are not those that refer to a record. */
export function sousEtatOf(
  name: string,
  row: OriginalSousEtat,
  entities: Entities,
  remark: Remarking,
): SousEtatDefinition | null {
  const select = parseRequest(row.text)
  const refuse = (reason: 'request-unread' | 'request-no-record' | 'request-filtered'): null => {
    remark('request', reason, oneLine(row.text))
    return null
  }
  if (!select) return refuse('request-unread')
  const sources = sourcesOf(entities, select)
  const about = rowsOf(sources)
  if (!about) return refuse('request-no-record')
  // Rows that the original keeps back would be told.
  if (sources.filtered) return refuse('request-filtered')
  const { alias: root, reference } = about
  const entity = sources.tables.get(root)
  if (!entity) return null
  const spots = spotsFrom(root, sources)
  // A table that no reference leads to may have several rows beside each.
  if (spots.size < sources.count) return refuse('request-filtered')
  for (const joined of sources.demanded)
    if (
      joined !== root &&
      sources.tables.get(joined)?.name !== reference.entity &&
      mayBeMissing(spots.get(joined), entity)
    )
      remark('request', 'row-joined', joined)
  const columns = columnsOf(select, { tables: sources.tables, spots, alias: '', remark })
  if (columns.length === 0) return null
  const sort = (select.orderBy ?? []).flatMap((order) =>
    sortOf(order, select, { tables: sources.tables, spots }, remark),
  )
  const totals = totalsOf(row, columns, remark)
  const title = row.title.replace(/<[^>]*>/g, '').trim()
  // Its label is words.
  if (/\[[^\]]+\]|&\w/.test(title)) remark('title', 'expression', title)
  return {
    name,
    label: title,
    entity: entity.name,
    reference: reference.name,
    columns: columns.flatMap(({ path }) => path ?? []),
    headings: Object.fromEntries(columns.flatMap(({ path, heading }) => (path ? [[path, heading]] : []))),
    ...(sort.length > 0 ? { sort } : {}),
    ...(Object.keys(totals).length > 0 ? { totals } : {}),
  }
}

/** The table of the rows, and the reference by which they are those of the record. */
function rowsOf({ tables, marked, pairs }: Sources) {
  for (const { alias, field } of marked) {
    const entity = tables.get(alias)
    const reference = entity && referenceOf(entity, field.name)
    if (reference) return { alias, reference }
    const both = pairs.flatMap(([left, right]) => [[left, right] as const, [right, left] as const])
    for (const [near, far] of both) {
      const from = tables.get(near.alias)
      const found = far.alias === alias && from && entity ? referenceTo(from, near, entity, far) : undefined
      if (found && entity?.key.length === 1 && entity.key[0] === field.name)
        return { alias: near.alias, reference: found }
    }
  }
  return null
}

/** Whether a table joined without LEFT leaves out rows: those that refer to nothing by some step. */
function mayBeMissing(spot: { readonly path: readonly string[] } | undefined, entity: SousEtatEntity): boolean {
  const [first, ...more] = spot?.path ?? []
  return (
    first === undefined ||
    more.length > 0 ||
    !entity.references.some(({ name, required }) => name === first && required)
  )
}
type SousEtatEntity = Parameters<typeof fieldOf>[0]

function columnsOf(select: SelectFromStatement, reading: Reading): readonly OriginalColumn[] {
  return (select.columns ?? []).map(({ expr, alias }) => {
    const heading = alias?.name ?? (expr.type === 'ref' ? expr.name : '')
    const quiet: Reading = { ...reading, remark: () => undefined }
    const [only, ...others] = fragmentOf(expr, quiet) ?? []
    const isField = only !== undefined && typeof only !== 'string' && 'path' in only && others.length === 0
    // A sous-état shows a field as the record does: capitals of its own are none of its forms.
    const path = isField && (only.form === null || only.form === 'code') ? only.path : null
    if (path === null) reading.remark('columns', 'expression', heading)
    return { path, heading }
  })
}

function sortOf(
  { by, order }: OrderByStatement,
  select: SelectFromStatement,
  places: Pick<Reading, 'tables' | 'spots'>,
  remark: Remarking,
): readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[] {
  const named = by.type === 'ref' && !by.table ? by.name : null
  const aliased = (select.columns ?? []).find(({ alias }) => named !== null && alias?.name === named)
  const expr = (by.type === 'integer' ? select.columns?.[by.value - 1] : aliased)?.expr ?? by
  const place = placeOf(expr, places)
  const direction = order === 'DESC' ? 'desc' : 'asc'
  if (place?.spot.path.length === 0) return [{ field: place.column.field.name, direction }]
  // A reference is sorted by what names its record.
  const [step, ...beyond] = place?.spot.path ?? []
  const label = place?.spot.entity.recordLabel ?? []
  if (step !== undefined && beyond.length === 0 && label.length === 1 && label[0] === place?.column.field.name)
    return [{ field: step, direction }]
  remark('columns', 'column-sort', named ?? place?.path ?? String(by.type === 'integer' ? by.value : by.type))
  return []
}
