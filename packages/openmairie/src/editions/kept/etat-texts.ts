// SPDX-License-Identifier: EUPL-1.2
import type { EtatDefinition, PageDefinition } from '../../model/edition.js'
import { usualSender } from '../../model/edition-text.js'
import { usualMargins, usualSize } from '../compose/usual.js'
import type { Texts } from './contract.js'

/** The footer of a definition that says nothing of it, as one would write it. */
const usualFooter = '<p style="text-align: right">page &numpage sur &nbpages</p>'

export const sides = ['top', 'right', 'bottom', 'left'] as const

/** The controls of an état, or of a letter, in their order. */
export function etatControls({ kind }: Pick<EtatDefinition, 'kind'>): readonly string[] {
  const letter = kind === 'lettre' ? ['address', 'sender'] : []
  return ['label', ...letter, 'title', 'body', 'header', 'footer', 'orientation', 'format', ...sides, 'size', 'draft']
}

/** An état as texts: what it leaves out as what is usual. */
export function etatTexts(definition: EtatDefinition): Texts {
  const { kind, page } = definition
  const usual = usualMargins(kind)
  const letter: Texts =
    kind === 'lettre'
      ? { address: (definition.address ?? []).join('\n'), sender: inLines(definition.sender ?? usualSender) }
      : {}
  return {
    label: definition.label ?? '',
    ...letter,
    title: inLines(definition.title ?? ''),
    body: inLines(definition.body),
    header: inLines(definition.header ?? ''),
    footer: inLines(definition.footer ?? usualFooter),
    orientation: page?.orientation ?? 'portrait',
    format: page?.format ?? 'A4',
    ...Object.fromEntries(sides.map((side) => [side, figure(page?.margins?.[side] ?? usual[side])])),
    size: figure(page?.size ?? usualSize),
    draft: definition.draft ?? '',
  }
}

/** A text of a file that is all on one line, a line a block: it is read, and printed, as before. */
function inLines(text: string): string {
  return text.includes('\n') ? text : text.replace(/(<\/(?:p|h[1-6]|div|ul|ol|li|table|tr|dl)>)(?=<)/g, '$1\n')
}

/** The état that texts say, in place of the file's: its name, its kind, what it is about and its standard stay the file's. */
export function etatOf({ name, kind, entity, standard }: EtatDefinition, texts: Texts): EtatDefinition {
  const said = (control: string): string => texts[control] ?? ''
  const kept = (control: string) => (said(control) === '' ? {} : { [control]: said(control) })
  const page: PageDefinition = {
    orientation: said('orientation') === 'landscape' ? 'landscape' : 'portrait',
    format: said('format') === 'A3' ? 'A3' : 'A4',
    margins: Object.fromEntries(sides.map((side) => [side, numberIn(said(side)) ?? usualMargins(kind)[side]])),
    size: numberIn(said('size')) ?? usualSize,
  }
  return {
    name,
    kind,
    entity,
    ...kept('label'),
    page,
    ...kept('title'),
    body: said('body'),
    ...kept('header'),
    // An empty footer is none; the usual one is written in the language of whoever prints.
    ...(said('footer') === usualFooter ? {} : { footer: said('footer') }),
    ...(kind === 'lettre' ? { address: linesIn(said('address')), sender: said('sender') } : {}),
    ...(standard === undefined ? {} : { standard }),
    ...kept('draft'),
  }
}

/** A number as it is typed, with a comma or a point; null where it is none. */
export function numberIn(text: string): number | null {
  return /^\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null
}

/** Lines of a text, but for the empty ones. */
export function linesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function figure(value: number): string {
  return String(value).replace('.', ',')
}
