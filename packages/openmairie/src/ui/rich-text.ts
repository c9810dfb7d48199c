// SPDX-License-Identifier: EUPL-1.2
import { Parser } from 'htmlparser2'
import { type ComponentChildren, h } from 'preact'

/** What formatted text may hold; anything else gives its words, without its tags. */
const allowed: ReadonlySet<string> = new Set(
  'p br strong b em i u s sub sup ul ol li blockquote h2 h3 h4 h5 h6 hr table thead tbody tfoot tr th td caption a span div pre code'.split(
    ' ',
  ),
)
/** What goes with all that it holds. */
const dropped: ReadonlySet<string> = new Set(
  'script style template iframe object embed svg math textarea select title head noscript noembed noframes xmp plaintext'.split(
    ' ',
  ),
)
const blocks = /^(p|br|li|h[1-6]|div|tr|blockquote|hr)$/
/** Tags that stand alone. */
const single: ReadonlySet<string> = new Set(['br', 'hr'])
/** Elements in one another beyond that are read as their words: none is needed, and a thousand would exhaust the page. */
const deepest = 40

/** What is made of a link: its words alone where its address may not be followed. */
export type LinkTo = (address: string, words: ComponentChildren) => ComponentChildren

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: ComponentChildren[]
}

/**
 * Formatted text as elements of the page. It is never written as HTML again: only the elements named above are made, with
 * no attribute but the address of a link that may be followed, and every word is escaped like any other.
 */
export function richText(html: string, link: LinkTo): readonly ComponentChildren[] {
  const root: Open = { name: '', attributes: {}, children: [] }
  const stack: Open[] = [root]
  let mute = 0
  const top = (): Open => stack.at(-1) ?? root
  const close = (): void => {
    const done = stack.pop()
    if (done) top().children.push(elementOf(done, link))
  }
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (dropped.has(name)) mute++
      else if (mute === 0 && single.has(name)) top().children.push(h(name, null))
      else if (mute === 0 && allowed.has(name) && stack.length < deepest) stack.push({ name, attributes, children: [] })
    },
    ontext: (text) => {
      if (mute === 0) top().children.push(text)
    },
    onclosetag: (name) => {
      if (dropped.has(name)) mute = Math.max(0, mute - 1)
      else if (mute === 0 && stack.length > 1 && top().name === name) close()
    },
  })
  parser.write(html)
  parser.end()
  while (stack.length > 1) close()
  return root.children
}

function elementOf({ name, attributes, children }: Open, link: LinkTo): ComponentChildren {
  // A heading of the text stands below those of the page.
  const tag = /^h[2-6]$/.test(name) ? `h${Math.min(6, Number(name[1]) + 1)}` : name
  return tag === 'a' ? link(attributes['href'] ?? '', children) : h(tag, null, children)
}

/** Whether a text holds tags; one that holds none is shown as it is. */
export function isRich(text: string): boolean {
  return /<[a-z][a-z0-9]*(\s[^<>]*)?\/?>/i.test(text)
}

/** The words of a formatted text on one line, for a cell. */
export function plainExcerpt(text: string): string {
  if (!isRich(text)) return text
  const words: string[] = []
  let mute = 0
  const parser = new Parser({
    onopentag: (name) => {
      if (dropped.has(name)) mute++
      if (blocks.test(name)) words.push(' ')
    },
    ontext: (part) => {
      if (mute === 0) words.push(part)
    },
    onclosetag: (name) => {
      if (dropped.has(name)) mute = Math.max(0, mute - 1)
    },
  })
  parser.write(text)
  parser.end()
  return words.join('').replace(/\s+/g, ' ').trim()
}
