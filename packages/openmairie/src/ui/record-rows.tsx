// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren, VNode } from 'preact'
import { keyText } from '../model/key-text.js'
import type { ListedRow, ListRow } from '../records/index.js'
import { linked } from './cell.js'
import { type Column, textIn } from './columns.js'
import type { Showing } from './format.js'
import { attribute, filled, identityOf, kept } from './html.js'
import { listMessages } from './list-messages.js'
import { pickName, selectionForm } from './selection.js'
import type { Selection } from './selection-bar.js'

/** What rows may lead to beside their record. */
export interface RowPlaces {
  /** Address of a row's record, or of one of its verbs; null where it has no page. */
  readonly recordHref: (row: ListRow, verb: string | null) => string | null
  /** Beginning of the identifiers of rows, where something comes back to one; else none has any. */
  readonly idPrefix: string | null
  readonly menu: boolean
  /** Where each line has a box to choose it by. */
  readonly picks: Pick<Selection, 'suffix' | 'ticked'> | null
}

/**
 * The lines of a listing; the first cell of each opens its record, where it has an address. What all lines share is
 * written once.
 */
export function recordRows(
  columns: readonly Column[],
  rows: readonly ListedRow[],
  { recordHref, idPrefix, menu, picks }: RowPlaces,
  showing: Showing,
): readonly VNode[] {
  const [first, ...others] = columns
  if (!first) return []
  const messages = listMessages(showing.locale)
  const start = ['<tr data-key="', '" class="']
  const [tr = '', ...named] = idPrefix === null ? start : [`<tr id="${idPrefix}`, '" data-key="', '" class="']
  const opened = [tr, ...named, ...(picks ? [`">${pickStart(picks)}`, `" aria-label="${messages.pick} `] : [])]
  const heading = (ticked: boolean) =>
    `${picks ? `"${ticked ? ' checked' : ''}></td>` : '">'}<th scope="row" ${attributes(first)}>`
  const cells = [...others.map((column) => `<td ${attributes(column)}>`), ...(menu ? ['<td class="row-end">'] : []), '']
  // Each cell ends where the next one begins.
  const ends = cells.map((next, index) => `${index === 0 ? '</th>' : '</td>'}${next || '</tr>'}`)
  const plain = (ticked: boolean) => [...opened, heading(ticked), '', ...ends]
  const opening = (ticked: boolean) => [...opened, `${heading(ticked)}<a href="`, '">', '</a>', ...ends]
  const [plainRow, openingRow] = [plain(false), opening(false)]
  return rows.map((row) => {
    const href = recordHref(row, null)
    const text = textIn(first, row, showing)
    const key = row.key.length > 0 ? keyText(row.key) : ''
    const picked = picks ? [key, text.trim() === '' ? key : text] : []
    const common = [...(idPrefix === null ? [] : [key]), key, styleOf(row), ...picked]
    const tags = (row.expired || row.marks.length > 0) && tagsOf(row, messages.expired)
    const rest: ComponentChildren[] = others.map((column) => {
      const said = textIn(column, row, showing)
      const file =
        column.field.widget === 'file' && said !== '' ? recordHref(row, `fichier/${column.field.name}`) : null
      return file === null ? linked(column.field, said) : <a href={file}>{said}</a>
    })
    if (menu) rest.push(menuLink(recordHref(row, 'actions'), messages.actionsOn(text)))
    const isTicked = picks?.ticked.has(key) === true
    return href === null
      ? filled(isTicked ? plain(true) : plainRow, [...common, linked(first.field, text), tags, ...rest])
      : filled(isTicked ? opening(true) : openingRow, [
          ...common,
          href,
          text.trim() === '' ? messages.open : text,
          tags,
          ...rest,
        ])
  })
}

function styleOf({ expired, marks }: ListedRow): string {
  const [mark] = marks
  return [...(expired ? ['expired'] : []), ...(mark ? ['marked', mark.tone] : [])].join(' ')
}

/** What is said of a row, in words: no colour says it alone. */
function tagsOf({ expired, marks }: ListedRow, word: string): VNode {
  return kept(`tags ${expired ? word : ''} ${marks.map(identityOf).join(' ')}`, () => (
    <>
      {expired && [' ', <span class="tag">{word}</span>]}
      {marks.map(({ tone, label }) => [' ', <span class={`tag ${tone}`}>{label}</span>])}
    </>
  ))
}

function menuLink(href: string | null, label: string) {
  return (
    href !== null && (
      <a href={href} class="row-menu" aria-label={label}>
        ⋯
      </a>
    )
  )
}

function pickStart({ suffix }: Pick<Selection, 'suffix'>): string {
  return `<td class="pick"><input type="checkbox" form="${selectionForm(suffix)}" name="${pickName}" value="`
}

function attributes({ field, isFigure }: Column): string {
  const names = `${attribute('data-field', field.name)} ${attribute('data-label', field.label)}`
  return isFigure ? `${names} class="number"` : names
}
