// SPDX-License-Identifier: EUPL-1.2
import type { OriginalRequete, Remarking } from '../contract.js'
import type { Fragment } from '../fragment.js'
import type { Entities, Request, Spot } from '../reach.js'
import { fragmentOf } from './expression.js'
import { parseRequest } from './parse.js'
import { type Sources, sourcesOf, spotsFrom } from './sources.js'

/** A request of type `sql`: a name in the text is a column of it. Null where it cannot be read, or is about no record. */
export function sqlRequest(entities: Entities, requete: OriginalRequete, remark: Remarking): Request | null {
  const select = parseRequest(requete.text)
  if (!select) {
    remark('request', 'request-unread', oneLine(requete.text))
    return null
  }
  const sources = sourcesOf(entities, select)
  const root = sources.marked.find(({ alias, field }) => {
    const key = sources.tables.get(alias)?.key ?? []
    return key.length === 1 && key[0] === field.name
  })?.alias
  const entity = sources.tables.get(root ?? '')
  if (root === undefined || !entity) {
    remark('request', 'request-no-record', oneLine(requete.text))
    return null
  }
  if (sources.filtered) remark('request', 'row-joined', oneLine(requete.text))
  if (requete.method !== '') remark('request', 'request-method', requete.method)
  const spots = spotsFrom(root, sources)
  const fields = new Map<string, Fragment | 'left'>()
  for (const { expr, alias } of select.columns ?? []) {
    if (expr.type === 'ref' && expr.name === '*') {
      addAll(fields, sources, spots, expr.table?.name ?? null, remark)
      continue
    }
    const name = alias?.name ?? nameOf(expr)
    const fragment = fragmentOf(expr, { tables: sources.tables, spots, alias: name, remark })
    fields.set(name, fragment ?? 'left')
  }
  return { entity, field: (name) => fields.get(name) ?? null }
}

/** Every column of a table, or of all of them. */
function addAll(
  fields: Map<string, Fragment | 'left'>,
  { tables }: Sources,
  spots: ReadonlyMap<string, Spot>,
  table: string | null,
  remark: Remarking,
): void {
  for (const [alias, entity] of tables) {
    if (table !== null && table !== alias) continue
    for (const name of Object.keys(entity.fields)) {
      // What nobody names in a text needs no word.
      const quiet: Remarking = (place, reason, written) => reason === 'expression' && remark(place, reason, written)
      const ref = { type: 'ref', table: { name: alias }, name } as const
      fields.set(name, fragmentOf(ref, { tables, spots, alias: name, remark: quiet }) ?? 'left')
    }
  }
}

/** The name that PostgreSQL gives to a column without one. */
function nameOf(expr: Parameters<typeof fragmentOf>[0]): string {
  if (expr.type === 'ref') return expr.name
  if (expr.type === 'cast') return nameOf(expr.operand)
  if (expr.type === 'call') return expr.function.name
  return expr.type === 'case' ? 'case' : '?column?'
}

/** The beginning of a text on one line. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
