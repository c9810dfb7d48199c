// SPDX-License-Identifier: EUPL-1.2
import type { Noun } from '../model/entity.js'
import { nounOf } from '../model/lexicon/index.js'
import type { Proposal } from './contract.js'

/** How a table is called by its sheet, where the lexicon has other words for its name (accents, most often); else null. */
export function wordsOf(entity: string, { tables }: Proposal): { readonly label: string; readonly noun?: Noun } | null {
  const table = tables.find(({ name }) => name === entity)
  const known = nounOf(entity, 'fr')
  if (!table || table.label === '' || table.label.toLowerCase() === known.plural.toLowerCase()) return null
  // A list is titled as the columns that refer to it: one of its words is such a title.
  const title =
    table.values && tables.flatMap(({ columns }) => columns).find(({ references }) => references === entity)?.label
  if (!title) return { label: table.label }
  return { label: table.label, noun: { ...known, singular: title.toLowerCase(), plural: table.label.toLowerCase() } }
}
