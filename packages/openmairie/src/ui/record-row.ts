// SPDX-License-Identifier: EUPL-1.2
import type { VNode } from 'preact'
import { keyText } from '../model/key-text.js'
import type { ListRow } from '../records/index.js'
import { linked } from './cell.js'
import { type Column, textIn } from './columns.js'
import type { Showing } from './format.js'
import { html } from './html.js'
import { listMessages } from './list-messages.js'

/** A line of a listing; its first cell opens the record. */
export function recordRow(columns: readonly Column[], row: ListRow, href: string | null, showing: Showing): VNode {
  const key = row.key.length > 0 ? keyText(row.key) : ''
  const cells = columns.map((column, index) =>
    index === 0 ? heading(column, row, href, showing) : cell(column, row, showing),
  )
  return html`<tr data-key="${key}" class="${row.expired ? 'expired' : ''}">${cells}</tr>`
}

function cell(column: Column, row: ListRow, showing: Showing): VNode {
  const { name, label } = column.field
  const value = linked(column.field, textIn(column, row, showing))
  return html`<td data-field="${name}" data-label="${label}" class="${alignment(column)}">${value}</td>`
}

function heading(column: Column, row: ListRow, href: string | null, showing: Showing): VNode {
  const messages = listMessages(showing.locale)
  const { name, label } = column.field
  const text = textIn(column, row, showing)
  const value =
    href === null
      ? linked(column.field, text)
      : html`<a href="${href}">${text.trim() === '' ? messages.open : text}</a>`
  const expired = row.expired && html`<span class="tag">${messages.expired}</span>`
  return html`<th scope="row" data-field="${name}" data-label="${label}" class="${alignment(column)}">${value}${expired}</th>`
}

function alignment({ isFigure }: Column): string {
  return isFigure ? 'number' : ''
}
