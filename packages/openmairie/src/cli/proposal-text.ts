// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { Proposal, ProposedColumn } from '../proposal/contract.js'
import { sheetMessages } from '../proposal/messages.js'
import type { Note } from '../proposal/propose.js'
import { proposalMessages } from './proposal-messages.js'

/** A proposal as lines for a terminal: tables, columns, what was seen in the sheets. */
export function proposalLines({ tables }: Proposal, notes: readonly Note[], locale: Locale): readonly string[] {
  const messages = proposalMessages(locale)
  return tables.flatMap((table) => [
    `${table.name}  ${table.values ? messages.list(table.values) : messages.sheet(table.label)}`,
    ...(table.values ? [] : table.columns.map((column) => lineOf(column, column.name === table.key, messages))),
    ...notes.filter((note) => note.table === table.name).map((note) => `  ! ${sheetMessages(locale).note(note)}`),
    '',
  ])
}

function lineOf(column: ProposedColumn, isKey: boolean, messages: ReturnType<typeof proposalMessages>): string {
  const said = [
    column.references ? `→ ${column.references}` : typeText(column),
    ...(isKey ? [messages.key] : column.required ? [messages.required] : []),
  ]
  return `  ${column.name.padEnd(28)} ${said.join(', ').padEnd(32)} ${column.label}`
}

function typeText({ type, length, precision, scale }: ProposedColumn): string {
  if (type === 'string') return `string(${length})`
  return type === 'decimal' ? `decimal(${precision},${scale})` : type
}
