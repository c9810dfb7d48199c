// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { Problem } from '../../model/override.js'
import type { Filed, Texts } from '../kept/contract.js'
import { linesIn, numberIn, sides } from '../kept/etat-texts.js'
import { totalsIn } from '../kept/sous-etat-texts.js'
import { controlsOf } from '../kept/texts.js'
import { conditionOf } from '../template/condition.js'
import { draftOf } from '../template/draft.js'
import { editorMessages } from './messages.js'
import { editorControls } from './urls.js'

/** Characters of a text at most. */
const longest = 100_000
/** Controls of one line. */
const short: ReadonlySet<string> = new Set([
  'label',
  'orientation',
  'format',
  'size',
  'draft',
  'when',
  'group',
  ...sides,
])

/** Controls that hold HTML. */
const html: ReadonlySet<string> = new Set(['title', 'body', 'header', 'footer', 'sender'])

/** Whether the text of a control is HTML, which may be set out on screen. */
export function isHtml(control: string): boolean {
  return html.has(control)
}

/** Whether a control is of one line. */
export function isShort(control: string): boolean {
  return short.has(control)
}

/** The texts of a form, byte for byte but for the ends of lines; a control that it does not have is as given. */
export function readTexts(body: URLSearchParams, filed: Filed, given: Texts): Texts {
  return Object.fromEntries(
    controlsOf(filed).map((control) => {
      const typed = body.get(editorControls.text(control)) ?? given[control] ?? ''
      const text = typed.replaceAll('\r\n', '\n').replaceAll('\0', '')
      return [control, isShort(control) ? text.trim() : text]
    }),
  )
}

/** What in the texts cannot be kept, at its control. */
export function problemsIn(filed: Filed, texts: Texts, locale: Locale): readonly Problem[] {
  const { wrong, unread } = editorMessages(locale)
  const said = (control: string): string => texts[control] ?? ''
  const long = Object.keys(texts)
    .filter((control) => said(control).length > longest)
    .map((field) => ({ field, message: wrong.tooLong }))
  if (filed.kind === 'etiquette') return [...long, ...when(linesIn(said('lines')).length === 0, 'lines', wrong.lines)]
  if (filed.kind === 'sous-etat')
    return [
      ...long,
      ...when(linesIn(said('columns')).length === 0, 'columns', wrong.columns),
      ...when(said('when') !== '' && !conditionOf(said('when')), 'when', unread(said('when'))),
      ...totalsIn(said('totals'))
        .filter(({ total }) => total === null)
        .map(({ field }) => ({ field: 'totals', message: wrong.total(field) })),
    ]
  const draft = said('draft')
  return [
    ...long,
    ...when(said('body').trim() === '', 'body', wrong.body),
    ...sides.flatMap((side) => when(!isWithin(said(side), 0, 80), side, wrong.margin(said(side)))),
    ...when(!isWithin(said('size'), 6, 24), 'size', wrong.size(said('size'))),
    ...when(draft !== '' && !draftOf({ draft }), 'draft', unread(draft)),
  ]
}

function when(is: boolean, field: string, message: string): readonly Problem[] {
  return is ? [{ field, message }] : []
}

function isWithin(text: string, least: number, most: number): boolean {
  const value = numberIn(text)
  return value !== null && value >= least && value <= most
}
