// SPDX-License-Identifier: EUPL-1.2
import { Parser } from 'htmlparser2'
import { withVariables } from '../template/parts.js'
import type { Place, Remarking } from './contract.js'
import { closings, openings, styled } from './elements.js'
import { escaped } from './fragment.js'
import type { Words } from './words.js'

/** What the texts of one edition are read with. */
export interface Texts {
  readonly words: Words
  /** Name under which a sous-état was taken over; null where it was not. */
  sousEtat(code: string): string | null
  readonly remark: Remarking
}

/** The words of a barcode or a sous-état, until its element ends. */
interface Held {
  readonly depth: number
  text: string
  readonly end: (text: string) => string
}

const dropped: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'template', 'iframe', 'object'])
const pageBreak = '<br pagebreak="true">'

/** A text of the original's editor, TinyMCE, in the words of this one: fonts, colours and places are left behind. */
export function convert(html: string, place: Place, { words, sousEtat, remark }: Texts): string {
  let written = ''
  let pending = ''
  let mute = 0
  const open: { held: Held | null } = { held: null }
  const closing: string[] = []
  const hold = (end: Held['end']): void => {
    open.held = { depth: closing.length, text: '', end }
  }
  const sousEtatOf = (code: string): string => {
    const name = sousEtat(code)
    if (name === null) remark(place, 'sous-etat-missing', code)
    return name === null ? '' : `<span data-sous-etat="${escaped(name)}"></span>`
  }
  const settle = (): void => {
    if (open.held) open.held.text += pending
    else written += words.html(pending, place)
    pending = ''
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        settle()
        const { before, wraps } = styled(name, attributes)
        closing.push('')
        if (dropped.has(name)) mute++
        if (mute > 0 || open.held) return
        const classes = new Set((attributes['class'] ?? '').split(/\s+/))
        const id = attributes['id'] ?? ''
        if (classes.has('mce_codebarre')) hold((text) => barcode(words.plain(text.trim(), place)))
        else if (classes.has('mce_sousetat')) hold((text) => sousEtatOf(id || text.trim()))
        else if (name === 'img') remark(place, 'picture', attributes['src']?.slice(0, 80) ?? '')
        else if (name === 'br') written += attributes['pagebreak'] === undefined ? '<br>' : pageBreak
        else if (name === 'hr') written += '<hr>'
        else if (name === 'tcpdf') written += attributes['method']?.toLowerCase() === 'addpage' ? pageBreak : ''
        else {
          if (['td', 'th'].includes(name) && (attributes['colspan'] ?? attributes['rowspan'] ?? '1') !== '1')
            remark(place, 'merged-cells', `<${name}>`)
          written += (before ? pageBreak : '') + openings(name, attributes, wraps)
          closing[closing.length - 1] = closings(name, wraps, attributes)
        }
      },
      ontext: (text) => {
        if (mute === 0) pending += text
      },
      oncomment: (text) => {
        settle()
        if (/^\s*pagebreak\s*$/i.test(text)) written += pageBreak
      },
      onclosetag: (name) => {
        settle()
        const end = closing.pop() ?? ''
        if (dropped.has(name)) mute = Math.max(0, mute - 1)
        else if (open.held && closing.length < open.held.depth) {
          written += open.held.end(open.held.text)
          open.held = null
        } else if (!open.held) written += end
      },
    },
    { decodeEntities: true },
  )
  parser.write(withVariables(html))
  parser.end()
  settle()
  return tidy(written)
}

function barcode(value: string): string {
  return value === '' ? '' : `<img data-code="code128" data-valeur="${value}">`
}

/** Nothing is left of what held nothing but a font, some deep. */
function tidy(html: string): string {
  let tidied = html
  for (let depth = 0; depth < 10; depth++) tidied = tidied.replace(/<(strong|em|u|s|sup|sub)><\/\1>/g, '')
  return tidied.replace(/\s*\n\s*/g, '\n').trim()
}
