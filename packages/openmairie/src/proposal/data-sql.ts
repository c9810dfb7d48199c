// SPDX-License-Identifier: EUPL-1.2
import type { Proposal, ProposedColumn, ProposedTable } from './contract.js'
import { columnPlace, folded } from './names.js'
import { inOrder, literal, quoted } from './schema-sql.js'
import type { SheetTable } from './sheets.js'
import { cellText, readCell } from './values.js'

const rowsAtOnce = 200

/** A value of a sheet that the proposal has no room for. */
export interface Misfit {
  readonly table: string
  readonly line: number
  /** Label of the column, and its name in the proposal. */
  readonly column: string
  readonly name: string
  readonly text: string
  readonly reason: 'type' | 'blank' | 'reference' | 'twice'
}

export interface Data {
  readonly sql: string
  readonly rows: number
  /** Where there are some, the statements would fail. */
  readonly misfits: readonly Misfit[]
}

/** The statements that fill the tables of a proposal with the rows of its sheets. */
export function dataSql(proposal: Proposal, sheets: readonly SheetTable[]): Data {
  const misfits: Misfit[] = []
  /** Keys of a table's rows, by the value of a column: `table.column`. */
  const keys = new Map<string, ReadonlyMap<string, string>>()
  const statements: string[] = []
  let rows = 0
  for (const table of inOrder(proposal.tables)) {
    const made = table.from ? rowsOf(table, sheets, keys, misfits) : listRows(table)
    remember(table, made, proposal, keys)
    statements.push(...insertsOf(table, made))
    rows += made.length
  }
  return { sql: statements.length > 0 ? `${statements.join('\n')}\n` : '', rows, misfits }
}

/** Values by column; the key among them where it is not the database that gives it, else numbered here. */
type Made = ReadonlyMap<string, string | null>

function listRows({ key, values = [] }: ProposedTable): readonly Made[] {
  return values.map(
    (value, at) =>
      new Map([
        [key, String(at + 1)],
        ['libelle', value],
      ]),
  )
}

function rowsOf(
  table: ProposedTable,
  sheets: readonly SheetTable[],
  keys: ReadonlyMap<string, ReadonlyMap<string, string>>,
  misfits: Misfit[],
): readonly Made[] {
  const sheet = sheets.find(({ file, sheet: place }) => file === table.from?.file && place === table.from?.sheet)
  const given = table.columns.some(({ name }) => name === table.key)
  const seen = new Set<string>()
  return (sheet?.rows ?? []).map((row, at) => {
    const made = new Map<string, string | null>(given ? [] : [[table.key, String(at + 1)]])
    for (const column of table.columns) {
      const cell = column.from === null ? null : (row.cells[columnPlace(column.from)] ?? null)
      const told = (reason: Misfit['reason']): void =>
        void misfits.push({
          table: table.name,
          line: row.line,
          column: column.label,
          name: column.name,
          text: cellText(cell),
          reason,
        })
      const text = cellText(cell)
      const value = column.references
        ? text === ''
          ? null
          : keys.get(`${column.references}.${column.by ?? ''}`)?.get(folded(text))
        : readCell(cell, column)
      if (value === undefined) told(column.references ? 'reference' : 'type')
      else if (value === null && (column.required || column.name === table.key)) told('blank')
      else if (column.name === table.key && value !== null) {
        if (seen.has(value)) told('twice')
        seen.add(value)
      }
      made.set(column.name, value ?? null)
    }
    return made
  })
}

/** What other tables refer to these rows by. */
function remember(
  table: ProposedTable,
  rows: readonly Made[],
  { tables }: Proposal,
  keys: Map<string, ReadonlyMap<string, string>>,
): void {
  const asked = new Set(
    tables.flatMap(({ columns }) =>
      columns.flatMap(({ references, by }) => (references === table.name && by ? [by] : [])),
    ),
  )
  for (const name of asked)
    keys.set(
      `${table.name}.${name}`,
      new Map(rows.map((row) => [folded(row.get(name) ?? ''), row.get(table.key) ?? ''])),
    )
}

function insertsOf(table: ProposedTable, rows: readonly Made[]): readonly string[] {
  const given = table.columns.find(({ name }) => name === table.key)
  const names = [...(given ? [] : [table.key]), ...table.columns.map(({ name }) => name)]
  const statements: string[] = []
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const lines = rows
      .slice(start, start + rowsAtOnce)
      .map((row) => `(${names.map((name) => valueSql(row.get(name) ?? null)).join(', ')})`)
    statements.push(`INSERT INTO ${quoted(table.name)} (${names.map(quoted).join(', ')}) VALUES\n${lines.join(',\n')};`)
  }
  const counted = given === undefined || isCounted(given)
  // Keys were given: the database goes on after them.
  return counted && rows.length > 0
    ? [
        ...statements,
        `SELECT setval(pg_get_serial_sequence(${literal(quoted(table.name))}, ${literal(table.key)}), (SELECT greatest(1, max(${quoted(table.key)})) FROM ${quoted(table.name)}));`,
      ]
    : statements
}

const isCounted = ({ type, references }: ProposedColumn): boolean =>
  !references && (type === 'integer' || type === 'bigint')
const valueSql = (value: string | null): string => (value === null ? 'NULL' : literal(value))
