// SPDX-License-Identifier: EUPL-1.2
import type { VNode } from 'preact'
import { keyText } from '../model/key-text.js'
import type { ListRow } from '../records/index.js'
import { linked } from './cell.js'
import { type Column, textIn } from './columns.js'
import type { Showing } from './format.js'
import { attribute, filled } from './html.js'
import { listMessages } from './list-messages.js'
import { pickName, selectionForm } from './selection.js'

/**
 * The lines of a listing; the first cell of each opens its record, where it has an address. What all lines share is
 * written once. `picks`: each line has a box to choose it by.
 */
export function recordRows(
  columns: readonly Column[],
  rows: readonly ListRow[],
  hrefOf: (row: ListRow) => string | null,
  showing: Showing,
  picks = false,
): readonly VNode[] {
  const [first, ...others] = columns
  if (!first) return []
  const messages = listMessages(showing.locale)
  const start = ['<tr data-key="', '" class="']
  const opened = picks ? [`">${pickStart}`, `" aria-label="${messages.pick} `] : []
  const heading = `${picks ? pickEnd : '">'}<th scope="row" ${attributes(first)}>`
  const cells = [...others.map((column) => `<td ${attributes(column)}>`), '']
  // Each cell ends where the next one begins.
  const ends = cells.map((next, index) => `${index === 0 ? '</th>' : '</td>'}${next || '</tr>'}`)
  const plain = [...start, ...opened, heading, '', ...ends]
  const opening = [...start, ...opened, `${heading}<a href="`, '">', '</a>', ...ends]
  return rows.map((row) => {
    const href = hrefOf(row)
    const text = textIn(first, row, showing)
    const key = row.key.length > 0 ? keyText(row.key) : ''
    const common = [key, row.expired ? 'expired' : '', ...(picks ? [key, text.trim() === '' ? key : text] : [])]
    const expired = row.expired && <span class="tag">{messages.expired}</span>
    const rest = others.map((column) => linked(column.field, textIn(column, row, showing)))
    return href === null
      ? filled(plain, [...common, linked(first.field, text), expired, ...rest])
      : filled(opening, [...common, href, text.trim() === '' ? messages.open : text, expired, ...rest])
  })
}

const pickStart = `<td class="pick"><input type="checkbox" form="${selectionForm}" name="${pickName}" value="`
const pickEnd = '"></td>'

function attributes({ field, isFigure }: Column): string {
  const names = `${attribute('data-field', field.name)} ${attribute('data-label', field.label)}`
  return isFigure ? `${names} class="number"` : names
}
