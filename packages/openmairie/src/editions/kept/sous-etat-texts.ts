// SPDX-License-Identifier: EUPL-1.2
import type { SousEtatDefinition } from '../../model/edition.js'
import type { Texts } from './contract.js'
import { linesIn } from './etat-texts.js'

export const sousEtatControls = ['label', 'columns', 'when', 'sort', 'group', 'totals'] as const

const totalWords = { total: 'total', mean: 'moyenne', count: 'nombre' } as const
type Total = keyof typeof totalWords

/** A sous-état as texts: a line a column, `niveau : Degré` with a heading of its own, `-date` for the latest first, `jours : total`. */
export function sousEtatTexts({ label, columns, headings, when, sort, group, totals }: SousEtatDefinition): Texts {
  return {
    label: label ?? '',
    columns: columns.map((name) => (headings?.[name] === undefined ? name : `${name} : ${headings[name]}`)).join('\n'),
    when: when ?? '',
    sort: (sort ?? []).map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field)).join('\n'),
    group: group ?? '',
    totals: Object.entries(totals ?? {})
      .map(([field, total]) => `${field} : ${totalWords[total]}`)
      .join('\n'),
  }
}

/** The sous-état that texts say, in place of the file's: the rows that it is made of stay the file's. */
export function sousEtatOf(filed: SousEtatDefinition, texts: Texts): SousEtatDefinition {
  const { name, entity, reference } = filed
  const { label = '', columns = '', when = '', sort = '', group = '', totals = '' } = texts
  const sorted = linesIn(sort).map((line) => {
    const isDown = line.startsWith('-')
    return { field: isDown ? line.slice(1).trim() : line, direction: isDown ? ('desc' as const) : ('asc' as const) }
  })
  const shown = columnsIn(columns, filed.columns)
  const headings = shown.flatMap(({ field, heading }) => (heading === null ? [] : [[field, heading] as const]))
  const summed = totalsIn(totals).flatMap(({ field, total }) => (total === null ? [] : [[field, total] as const]))
  return {
    name,
    entity,
    reference,
    // Without a label it is called as its entity is, unless the file itself wants no title.
    ...(label === '' && filed.label !== '' ? {} : { label }),
    columns: shown.map(({ field }) => field),
    ...(headings.length > 0 ? { headings: Object.fromEntries(headings) } : {}),
    ...(when === '' ? {} : { when }),
    ...(sorted.length > 0 ? { sort: sorted } : {}),
    ...(group === '' ? {} : { group }),
    ...(summed.length > 0 ? { totals: Object.fromEntries(summed) } : {}),
  }
}

/** Each line of columns: its field, and its heading; null where the label of the field says enough. `known`: names that may hold a colon. */
export function columnsIn(
  text: string,
  known: readonly string[],
): readonly { readonly field: string; readonly heading: string | null }[] {
  return linesIn(text).map((line) => {
    const [, field = '', heading = ''] = known.includes(line) ? [] : (/^(.*?)\s*:\s+(.*)$/u.exec(line) ?? [])
    return field === '' || heading === '' ? { field: line, heading: null } : { field, heading }
  })
}

/** Each line of totals: its column, and what is reckoned of it; null where that is no word for it. */
export function totalsIn(text: string): readonly { readonly field: string; readonly total: Total | null }[] {
  return linesIn(text).map((line) => {
    const [, field = line, word = ''] = /^(.*?)\s*:\s*(\S*)$/u.exec(line) ?? []
    const found = Object.entries(totalWords).find(([name, said]) => word === said || word === name)
    // The entries are those of the table above.
    return { field: field.trim(), total: (found?.[0] as Total | undefined) ?? null }
  })
}
