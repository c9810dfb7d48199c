// SPDX-License-Identifier: EUPL-1.2
import { decoded } from './entities.js'
import { NotXml } from './not-xml.js'

/** Attributes by their name, prefix included. */
export type Attributes = Readonly<Record<string, string>>

/** What is done as a part is read. Names of elements come without prefix: each program chooses its own. */
export interface XmlReader {
  readonly open: (name: string, attributes: Attributes) => void
  /** Words between two tags; they may come in pieces. */
  readonly text?: (words: string) => void
  readonly close?: (name: string) => void
}

export interface XmlScanner {
  readonly push: (text: string) => void
  readonly end: () => void
}

const deepest = 200
/** A tag, comment or CDATA that long is in no spreadsheet. */
const longest = 4 * 1024 * 1024
/** The longest entity: `&#1114111;`. */
const entity = 12
const none: Attributes = {}

/**
 * Reads XML piece by piece: elements, attributes, words, CDATA; comments and instructions are passed over. There is no DTD,
 * hence no entity but the five of XML: a declaration is refused. Raises NotXml.
 */
export function scanXml(reader: XmlReader): XmlScanner {
  const stack: string[] = []
  let rest = ''

  /** Where the construct at `at` (a `<`) ends; -1: not in this text yet. */
  const construct = (text: string, at: number): number => {
    const code = text.charCodeAt(at + 1)
    if (code === slash) return closing(text, at)
    if (code === question) return after(text, '?>', at + 2)
    if (code !== bang) return opening(text, at)
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at)
      if (end >= 0) reader.text?.(text.slice(at + 9, end))
      return end < 0 ? -1 : end + 3
    }
    if (text.length - at < 9 && ('<!--'.startsWith(text.slice(at)) || '<![CDATA['.startsWith(text.slice(at)))) return -1
    throw new NotXml('doctype')
  }

  const closing = (text: string, at: number): number => {
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    if (stack.pop() !== text.slice(at + 2, end).trimEnd()) throw new NotXml('broken')
    reader.close?.(local(text, at + 2, end).trimEnd())
    return end + 1
  }

  const opening = (text: string, at: number): number => {
    let end = at + 1
    while (end < text.length && !endsName(text.charCodeAt(end))) end++
    if (end === text.length) return -1
    const tag = attributesOf(text, end)
    if (tag === null) return -1
    if (end === at + 1) throw new NotXml('broken')
    const name = local(text, at + 1, end)
    reader.open(name, tag.attributes)
    if (tag.alone) reader.close?.(name)
    else if (stack.push(text.slice(at + 1, end)) > deepest) throw new NotXml('broken')
    return tag.end
  }

  const words = (text: string, start: number, end: number): void => {
    if (end > start && stack.length > 0) reader.text?.(decoded(text.slice(start, end)))
  }

  const push = (piece: string): void => {
    const text = rest === '' ? piece : rest + piece
    let at = 0
    for (;;) {
      const tag = text.indexOf('<', at)
      if (tag < 0) {
        const end = cutEntity(text, at)
        words(text, at, end)
        rest = text.slice(end)
        break
      }
      words(text, at, tag)
      const end = tag + 1 < text.length ? construct(text, tag) : -1
      if (end < 0) {
        rest = text.slice(tag)
        break
      }
      at = end
    }
    if (rest.length > longest) throw new NotXml('broken')
  }
  return {
    push,
    end: () => {
      if (stack.length > 0 || rest.trim() !== '') throw new NotXml('broken')
    },
  }
}

const slash = 47
const question = 63
const bang = 33
const equals = 61
const greater = 62
const isSpace = (code: number): boolean => code <= 32
const endsName = (code: number): boolean => code <= greater && (code <= 32 || code >= equals || code === slash)

interface Tag {
  readonly attributes: Attributes
  readonly alone: boolean
  readonly end: number
}

/** What follows the name of a tag; null: its end has not come yet. */
function attributesOf(text: string, start: number): Tag | null {
  let attributes: Record<string, string> | null = null
  let at = start
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at++
    if (at >= text.length) return null
    const code = text.charCodeAt(at)
    if (code === greater) return { attributes: attributes ?? none, alone: false, end: at + 1 }
    if (code === slash) {
      if (at + 1 >= text.length) return null
      if (text.charCodeAt(at + 1) !== greater) throw new NotXml('broken')
      return { attributes: attributes ?? none, alone: true, end: at + 2 }
    }
    const first = at
    while (at < text.length && !endsName(text.charCodeAt(at))) at++
    const name = text.slice(first, at)
    while (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === equals) at++
    if (at >= text.length) return null
    const quote = text[at]
    if ((quote !== '"' && quote !== "'") || name === '') throw new NotXml('broken')
    const end = text.indexOf(quote, at + 1)
    if (end < 0) return null
    attributes ??= {}
    attributes[name] = decoded(text.slice(at + 1, end))
    at = end + 1
  }
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

/** Where words end that can be given: an entity that is cut waits for its end. */
function cutEntity(text: string, from: number): number {
  const ampersand = text.lastIndexOf('&')
  return ampersand >= from && text.length - ampersand < entity && !text.includes(';', ampersand)
    ? ampersand
    : text.length
}

function local(text: string, start: number, end: number): string {
  const name = text.slice(start, end)
  return name.slice(name.indexOf(':') + 1)
}
