// SPDX-License-Identifier: EUPL-1.2
import { plural } from '../model/lexicon/number.js'
import type { Cell } from '../spreadsheets/contract.js'
import type { Proposal, ProposedColumn, ProposedTable } from './contract.js'
import { allDiffer, type Draft } from './drafts.js'
import { largest } from './largest.js'
import { linksBetween } from './links.js'
import { columnLetter, folded, freeName, sqlName, tableName } from './names.js'
import { listOfWords, repeatedValues } from './references.js'
import type { SheetTable } from './sheets.js'
import { typeOf } from './types.js'
import { cellText } from './values.js'

/** What whoever reads the proposal should know of the sheets. */
export type Note =
  | { readonly kind: 'header'; readonly table: string; readonly line: number }
  | { readonly kind: 'totals'; readonly table: string; readonly lines: readonly number[] }
  | { readonly kind: 'spellings'; readonly table: string; readonly spellings: readonly (readonly string[])[] }
  | {
      readonly kind: 'almost'
      readonly table: string
      readonly column: string
      readonly type: ProposedColumn['type']
      readonly values: readonly { readonly line: number; readonly text: string }[]
    }

/** What else a column of a sheet could be: whoever corrects the proposal is told. */
export interface Alternative {
  /** Where it refers to nothing. */
  readonly plain: ProposedColumn
  /** Words that would make a list of it; null where it holds none, or too many. */
  readonly values: readonly string[] | null
  /** Some of what it holds. */
  readonly sample: readonly string[]
}

export interface Proposed {
  readonly proposal: Proposal
  readonly notes: readonly Note[]
  /** Of each column of the tables that come from sheets, in their order. */
  readonly columns: readonly (readonly Alternative[])[]
}

/** An application over the tables of spreadsheets: types, keys, references between them and to lists of words. */
export function propose(sheets: readonly SheetTable[], label: string): Proposed {
  const notes: Note[] = []
  const taken = new Set<string>()
  const drafts: Draft[] = []
  for (const sheet of sheets) {
    const name = freeName(tableName(titleOf(sheet)) || 'table', taken)
    taken.add(name)
    drafts.push(draftOf(sheet, name, notes))
  }
  const linked = linksBetween(drafts)
  const lists = new Map<string, ProposedTable>()
  const tables = linked.map((draft) => withLists(draft, lists, taken, notes))
  return { proposal: { label, tables: [...lists.values(), ...tables] }, notes, columns: drafts.map(alternativesOf) }
}

/** What the sheet is called by people, not by the program. */
function titleOf({ name, file }: SheetTable): string {
  const own = name === file || /^(feuil(le)?|sheet|tableau|table)\s*\d*$/i.test(name.trim())
  return own ? file.replace(/\.\w+$/, '') : name
}

function draftOf(sheet: SheetTable, name: string, notes: Note[]): Draft {
  const names = new Set([name])
  const cells = new Map<string, readonly Cell[]>()
  const columns: ProposedColumn[] = []
  if (sheet.header.line > 1) notes.push({ kind: 'header', table: name, line: sheet.header.line })
  if (sheet.totals.length > 0) notes.push({ kind: 'totals', table: name, lines: sheet.totals })
  const width = largest(
    sheet.rows.map((row) => row.cells.length),
    sheet.header.cells.length,
  )
  let key = name
  for (let at = 0; at < width; at++) {
    const title = sheet.header.cells[at] ?? ''
    const own = sheet.rows.map((row) => row.cells[at] ?? null)
    const filled = own.filter((cell) => cellText(cell) !== '').length
    if (title === '' && filled === 0) continue
    const label = title || `Colonne ${columnLetter(at)}`
    const { column, almost } = typeOf(own, label)
    const isKey = key === name && !columns.some((each) => each.name === name) && isKeyOf(own, label)
    // A cross or nothing: nothing says no.
    const ticks = column.type === 'boolean' && own.every((cell) => /^x?$/i.test(cellText(cell)))
    const isNumber = column.type === 'integer' || column.type === 'bigint'
    const columnName =
      isKey && isNumber ? name : freeName(sqlName(label) || `colonne_${columnLetter(at).toLowerCase()}`, names)
    if (isKey) key = columnName
    names.add(columnName)
    cells.set(columnName, own)
    columns.push({
      name: columnName,
      label,
      from: columnLetter(at),
      ...column,
      ...(ticks && { blank: 'false' as const }),
      required: isKey || ticks || (filled === own.length && filled >= 10),
    })
    if (almost)
      notes.push({
        kind: 'almost',
        table: name,
        column: columnName,
        type: almost.type,
        values: almost.places.map((place) => ({ line: sheet.rows[place]?.line ?? 0, text: cellText(own[place]) })),
      })
  }
  const from = { file: sheet.file, sheet: sheet.sheet, header: sheet.header.line }
  return { sheet, cells, table: { name, label: titleOf(sheet), from, key, columns } }
}

function alternativesOf({ table, cells }: Draft): readonly Alternative[] {
  return table.columns.map((plain) => {
    const own = cells.get(plain.name) ?? []
    const texts = own.map(cellText).filter((text) => text !== '')
    return { plain, values: listOfWords(own), sample: [...new Set(texts)].slice(0, 3).map((text) => text.slice(0, 60)) }
  })
}

/** Numbers, codes and the like, each given once. */
function isKeyOf(cells: readonly Cell[], label: string): boolean {
  return (
    /^(n ?[°º]|(numero|num|no|id|identifiant|code|ref|reference|matricule|cle)\b)/.test(folded(label)) &&
    allDiffer(cells)
  )
}

/** Columns of words that come back refer to lists; columns of one name, in several sheets, to the same list. */
function withLists(
  { table, cells }: Draft,
  lists: Map<string, ProposedTable>,
  taken: Set<string>,
  notes: Note[],
): ProposedTable {
  const columns = table.columns.map((column): ProposedColumn => {
    const own = cells.get(column.name) ?? []
    const found =
      column.references || column.name === table.key || column.type !== 'string'
        ? null
        : repeatedValues(own, column.label)
    if (!found) return column
    const wanted = tableName(column.label)
    const known = lists.get(wanted)
    const name = known ? wanted : freeName(wanted, taken)
    taken.add(name)
    const before = new Map((known?.values ?? []).map((value) => [folded(value), value]))
    for (const value of found.values) if (!before.has(folded(value))) before.set(folded(value), value)
    lists.set(wanted, listOf(name, column, [...before.values()]))
    if (found.spellings.length > 0) notes.push({ kind: 'spellings', table: name, spellings: found.spellings })
    return {
      name: column.name,
      label: column.label,
      from: column.from,
      type: 'integer',
      required: column.required,
      references: name,
      by: 'libelle',
    }
  })
  const used = new Set(columns.map((column) => column.name))
  return {
    ...table,
    // By convention a reference bears the name of its table.
    columns: columns.map((column) => {
      if (!column.references || column.name === table.key || used.has(column.references)) return column
      used.add(column.references)
      return { ...column, name: column.references }
    }),
  }
}

function listOf(name: string, column: ProposedColumn, values: readonly string[]): ProposedTable {
  const length = Math.max(column.length ?? 50, 30)
  const libelle: ProposedColumn = {
    name: 'libelle',
    label: 'Libellé',
    from: null,
    type: 'string',
    length,
    required: true,
  }
  return { name, label: plural(column.label, 'fr'), from: null, key: name, columns: [libelle], values: [...values] }
}
