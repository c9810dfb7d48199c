// SPDX-License-Identifier: EUPL-1.2
import { Parser } from 'htmlparser2'

const said = ['data-si', 'data-pour', 'align', 'style']
const marked = ['data-si', 'class', 'id', 'data-sous-etat']
const cell = ['align', 'width', 'style']
/** The attributes that are read of each element. */
const read: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'li'].map((name) => [name, said])),
  ...Object.fromEntries(['strong', 'b', 'em', 'i', 'u', 's', 'sup', 'sub', 'span'].map((name) => [name, marked])),
  ...Object.fromEntries(['ul', 'ol', 'thead', 'tbody', 'tfoot'].map((name) => [name, []])),
  div: [...said, 'class', 'data-sous-etat'],
  table: ['class', 'nobr'],
  tr: ['data-si', 'data-pour'],
  td: cell,
  th: cell,
  a: ['href'],
  br: ['pagebreak'],
  hr: ['class'],
  dl: ['data-champs'],
  img: ['class', 'data-code', 'data-valeur'],
}
/** Words of classes that are read, and what is said in their place by now. */
const classes: Readonly<Record<string, string>> = {
  ...{ insecable: 'insecable', logo: 'logo', signature: 'signature', 'saut-page': 'pagebreak', pagebreak: 'pagebreak' },
  ...{ majuscules: 'majuscules', mce_maj: 'majuscules', minuscules: 'minuscules', mce_min: 'minuscules' },
}

/**
 * All that is said in a text, in any order: two texts that are read as the same document may say something else that is not read, such as
 * words between the rows of a table. Null where there is what is never read: a comment, an element, an attribute or a style.
 */
export function holdingsOf(html: string): string | null {
  const held = new Set<string>()
  let words = ''
  let isRead = true
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        for (const [attribute, value] of Object.entries(attributes)) {
          const things = (read[name] ?? []).includes(attribute) ? thingsOf(attribute, value) : null
          if (!things) isRead = false
          for (const thing of things ?? []) held.add(thing)
        }
        if (!Object.hasOwn(read, name)) isRead = false
      },
      ontext: (text) => {
        words += text.replace(/[ \t\r\n]+/g, '')
      },
      oncomment: () => {
        isRead = false
      },
      onprocessinginstruction: () => {
        isRead = false
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return isRead ? JSON.stringify([words, ...[...held].sort()]) : null
}

function thingsOf(attribute: string, value: string): readonly string[] | null {
  switch (attribute) {
    case 'class': {
      const found = value.split(/\s+/).filter((word) => word !== '')
      return found.every((word) => Object.hasOwn(classes, word)) ? found.map((word) => classes[word] ?? '') : null
    }
    case 'style': {
      const found = value.split(';').filter((each) => each.trim() !== '')
      const known = found.map(
        (each) => /^\s*(?:text-align|width):\s*(left|center|right|justify|[\d.]+\s*%)\s*$/.exec(each)?.[1],
      )
      return known.every((each) => each !== undefined) ? known.map((each) => figure(each ?? '')) : null
    }
    case 'align':
    case 'width':
      return [figure(value)]
    case 'nobr':
      return ['insecable']
    case 'data-code':
      return []
    case 'pagebreak':
      return ['pagebreak']
    case 'data-champs':
      return [
        `${attribute} ${value
          .split(/[\s,]+/)
          .join(' ')
          .trim()}`,
      ]
    default:
      return [`${attribute} ${value.trim()}`]
  }
}

/** A side, or a share in figures alone. */
function figure(text: string): string {
  return text.endsWith('%') ? String(Number.parseFloat(text)) : text
}
