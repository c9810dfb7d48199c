// SPDX-License-Identifier: EUPL-1.2
import type { Base, Speech } from './base/contract.js'
import type { Catalogue, Column, ForeignKey, Table } from './catalogue.js'
import { french } from './french.js'
import { namingColumns } from './naming.js'

/** A row as a page should show it. */
export interface Expected {
  readonly key: string
  readonly cells: Readonly<Record<string, string>>
}

export interface Asked {
  /** Field and direction; the table's own order where null. */
  readonly sort: { readonly field: string; readonly descending: boolean } | null
  /** Conditions on columns, as the engine's text. */
  readonly where: readonly { readonly column: string; readonly value: string }[]
  readonly expired: boolean
  readonly today: string
}

/** The foreign key that a column carries alone. */
export function carried(table: Table, column: string) {
  return table.foreignKeys.find((key) => key.columns.length === 1 && key.columns[0] === column)
}

/** The label of a row as SQL, and of what its columns refer to, one step further. */
function labelSql(speech: Speech, catalogue: Catalogue, table: Table, alias: string, depth = 0): string {
  const { quoted } = speech
  const parts = namingColumns(table).map((name) => {
    const column = table.columns.find((each) => each.name === name)
    const source = `${alias}.${quoted(name)}`
    const own = column ? speech.plain(source, column) : source
    const key = depth === 0 ? carried(table, name) : undefined
    const target = key && catalogue.get(key.target)
    if (!key || !target) return own
    const inner = `${alias}n`
    return `coalesce((SELECT ${labelSql(speech, catalogue, target, inner, 1)} FROM ${target.own} ${inner} WHERE ${inner}.${quoted(key.targetColumns[0] ?? '')} = ${alias}.${quoted(name)}), ${own})`
  })
  return parts.length === 1 ? `coalesce(${parts[0]}, '')` : speech.words(parts)
}

/** Every row that a listing should hold, in its order. */
export async function select(
  base: Base,
  catalogue: Catalogue,
  table: Table,
  asked: Asked,
): Promise<readonly Expected[]> {
  const { speech } = base
  const { quoted } = speech
  const textSql = (column: Column): string => speech.text(`t.${quoted(column.name)}`, column)
  const labels = table.columns.flatMap((column) => {
    const key = carried(table, column.name)
    const target = key && catalogue.get(key.target)
    return key && target ? [{ name: column.name, key, target }] : []
  })
  const joins = labels.map(
    ({ name, key, target }, index) =>
      `LEFT JOIN ${target.own} r${index} ON r${index}.${quoted(key.targetColumns[0] ?? '')} = t.${quoted(name)}`,
  )
  const list = [
    ...table.columns.map(textSql),
    ...labels.map(
      ({ target }, index) =>
        `CASE WHEN ${there(speech, labels, index)} THEN ${labelSql(speech, catalogue, target, `r${index}`)} END`,
    ),
    ...table.key.flatMap((name) => table.columns.filter((column) => column.name === name).map(textSql)),
  ]
  const columnOf = (name: string) => table.columns.find((each) => each.name === name)
  const conditions = asked.where.map(({ column: name }, index) => {
    const column = columnOf(name)
    if (!column) throw new Error(`${table.name} has no column ${name}`)
    return speech.equals(`t.${quoted(name)}`, column, index + 1)
  })
  const isValid = ['om_validite_debut', 'om_validite_fin'].every((name) =>
    table.columns.some((column) => column.name === name),
  )
  if (isValid && !asked.expired)
    conditions.push(
      `(t.om_validite_debut IS NULL OR t.om_validite_debut <= '${asked.today}') AND (t.om_validite_fin IS NULL OR t.om_validite_fin > '${asked.today}')`,
    )
  const rows = await base.rows(
    `SELECT ${list.join(', ')} FROM ${table.own} t ${joins.join(' ')} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY ${orderSql(speech, table, asked, labels, catalogue)}`,
    asked.where.map(({ column, value }) => speech.bound(value, columnOf(column))),
  )
  return rows.map((row) => ({
    key: keyText(table.key.map((_, index) => row[table.columns.length + labels.length + index] ?? '')),
    cells: Object.fromEntries(
      table.columns.map((column, index) => {
        const place = labels.findIndex(({ name }) => name === column.name)
        const label = place < 0 ? null : (row[table.columns.length + place] ?? null)
        const own = bytesOf(table, column, row[index] ?? null) ?? french(column, row[index] ?? null)
        return [column.name, label !== null && label.trim() !== '' ? label : own]
      }),
    ),
  }))
}

/** Bytes are told by their number, but for those of a key. */
function bytesOf(table: Table, { name, type, array }: Column, text: string | null): string | null {
  if (text === null || array || (type !== 'bytea' && type !== 'hex') || table.key.includes(name)) return null
  return `${text.replace(/^\\x/, '').length / 2} octets`
}

interface Labelled {
  readonly name: string
  readonly key: ForeignKey
  readonly target: Table
}

/** Whether there is a row to take a label from: a row of NULLs alone is not NULL, but its key says so. */
function there({ quoted }: Speech, labels: readonly Labelled[], index: number): string {
  return `r${index}.${quoted(labels[index]?.key.targetColumns[0] ?? '')} IS NOT NULL`
}

function orderSql(
  speech: Speech,
  table: Table,
  asked: Asked,
  labels: readonly Labelled[],
  catalogue: Catalogue,
): string {
  const { quoted } = speech
  const sort = asked.sort ?? { field: namingColumns(table)[0] ?? '', descending: false }
  const column = table.columns.find((each) => each.name === sort.field)
  const place = labels.findIndex(({ name }) => name === sort.field)
  const label = labels[place]
  const first =
    label && table.key.length > 0
      ? [
          `CASE WHEN ${there(speech, labels, place)} THEN ${labelSql(speech, catalogue, label.target, `r${place}`)} END`,
          `r${place}.${quoted(label.key.targetColumns[0] ?? '')}`,
        ]
      : column
        ? [speech.comparable(`t.${quoted(column.name)}`, column)]
        : []
  const isPlaced = table.kind === 'table' && speech.places.length > 0
  const last =
    table.key.length > 0
      ? table.key.map((name) => `t.${quoted(name)}`)
      : isPlaced
        ? speech.places
        : speech.ends(table.columns, sort.field)
  return [...first, ...last].map((term) => speech.ordered(term, sort.descending)).join(', ')
}

/** A key as addresses write it; one that would read `-` alone is escaped. */
export function keyText(parts: readonly string[]): string {
  const text = parts.map(escaped).join(',')
  return text === '-' ? '~2D' : text
}

/** A part of a key as addresses write it. */
function escaped(part: string): string {
  if (part === '') return '~'
  return [...Buffer.from(part)]
    .map((byte) =>
      /[\w-]/.test(String.fromCharCode(byte)) && byte < 128
        ? String.fromCharCode(byte)
        : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
}
