// SPDX-License-Identifier: EUPL-1.2
import type { Draft } from './draft.js'
import { controls } from './urls.js'

/** What the buttons within the form do to it, by the value that they send: with the place of a line behind a dot where it is about one. */
export const acts = {
  addColumn: 'ajouter-colonne',
  dropColumn: 'oter-colonne',
  raiseColumn: 'avancer-colonne',
  addFilter: 'ajouter-filtre',
  dropFilter: 'oter-filtre',
  addSort: 'ajouter-tri',
  dropSort: 'oter-tri',
  join: 'joindre',
  show: 'voir',
  keep: 'enregistrer',
} as const

/** The draft after the button that sent it. */
export function changedBy(body: URLSearchParams, draft: Draft): Draft {
  const [act = '', place = ''] = (body.get(controls.act) ?? '').split('.')
  const at = Number(place)
  const without = <Line>(lines: readonly Line[]): readonly Line[] => lines.filter((_, index) => index !== at)
  const { columns, filters, sort, joined } = draft
  switch (act) {
    case acts.addColumn:
      return { ...draft, columns: [...columns, { path: '', how: '', heading: '' }] }
    case acts.dropColumn:
      return { ...draft, columns: without(columns) }
    case acts.raiseColumn: {
      const [before, moved] = [columns[at - 1], columns[at]]
      if (!before || !moved) return draft
      return { ...draft, columns: [...columns.slice(0, at - 1), moved, before, ...columns.slice(at + 1)] }
    }
    case acts.addFilter:
      return { ...draft, filters: [...filters, { path: '', operator: '', value: '', to: '', ask: '', name: '' }] }
    case acts.dropFilter:
      return { ...draft, filters: without(filters) }
    case acts.addSort:
      return { ...draft, sort: [...sort, { column: '', direction: 'asc' }] }
    case acts.dropSort:
      return { ...draft, sort: without(sort) }
    case acts.join: {
      const chosen = body.get(controls.join) ?? ''
      return chosen === '' ? draft : { ...draft, joined: [...new Set([...joined, chosen])] }
    }
    default:
      return draft
  }
}
