// SPDX-License-Identifier: EUPL-1.2
import type { ProposedColumn } from './contract.js'
import { allDiffer, type Draft } from './drafts.js'
import { folded, sqlName, tableName } from './names.js'
import { cellText } from './values.js'

/**
 * Two sheets share a column where one has it once a row (a number, a name) and the values of the other are all among those: the
 * other refers to it.
 */
export function linksBetween(drafts: readonly Draft[]): readonly Draft[] {
  const refers = new Map<string, Set<string>>()
  const reaches = (from: string, to: string): boolean =>
    from === to || [...(refers.get(from) ?? [])].some((next) => reaches(next, to))
  return drafts.map((draft) => {
    const columns = draft.table.columns.map((column): ProposedColumn => {
      if (column.name === draft.table.key) return column
      for (const target of drafts) {
        const by = target === draft ? null : sharedColumn(draft, column, target)
        if (by === null || reaches(target.table.name, draft.table.name)) continue
        refers.set(draft.table.name, (refers.get(draft.table.name) ?? new Set()).add(target.table.name))
        return referring(column, target, by)
      }
      return column
    })
    return { ...draft, table: { ...draft.table, columns } }
  })
}

/** The column of another table that this one repeats: of the same title, or any where it is titled as that table. */
function sharedColumn(draft: Draft, column: ProposedColumn, target: Draft): string | null {
  const own = new Set(
    (draft.cells.get(column.name) ?? []).map((cell) => folded(cellText(cell))).filter((text) => text !== ''),
  )
  if (own.size === 0) return null
  const isNamed = tableName(column.label) === target.table.name
  for (const other of target.table.columns) {
    if (!isNamed && sqlName(other.label) !== sqlName(column.label)) continue
    const cells = target.cells.get(other.name) ?? []
    if (!allDiffer(cells)) continue
    const theirs = new Set(cells.map((cell) => folded(cellText(cell))))
    if ([...own].every((text) => theirs.has(text))) return other.name
  }
  return null
}

function referring(column: ProposedColumn, target: Draft, by: string): ProposedColumn {
  const key = target.table.columns.find(({ name }) => name === target.table.key)
  const { name, label, from, required } = column
  const type = key
    ? { type: key.type, ...(key.length !== undefined && { length: key.length }) }
    : { type: 'integer' as const }
  return { name, label, from, ...type, required, references: target.table.name, by }
}
