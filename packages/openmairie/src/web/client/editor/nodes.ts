// SPDX-License-Identifier: EUPL-1.2
import { type AnyExtension, Node } from '@tiptap/core'
import type { Words } from './words.js'

/** What may be said of a block: none of it is HTML of the page, the told words are drawn beside. */
const saying = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { default: null, rendered: false }]))

const alignOf = (align: unknown): Readonly<Record<string, string>> =>
  typeof align === 'string' ? { class: `align-${align}` } : {}

const paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: () => saying('align', 'si', 'pour'),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ node }) => ['p', alignOf(node.attrs['align']), 0],
})

const heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 1, rendered: false }, ...saying('align', 'si', 'pour') }),
  renderHTML: ({ node }) => [`h${node.attrs['level']}`, alignOf(node.attrs['align']), 0],
})

const group = Node.create({
  name: 'group',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ together: { default: false, rendered: false }, ...saying('align', 'si', 'pour') }),
  renderHTML: ({ node }) => ['div', { class: `rich-group ${alignOf(node.attrs['align'])['class'] ?? ''}` }, 0],
})

const listItem = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,
  addAttributes: () => saying('align', 'si', 'pour'),
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem('listItem') }
  },
})
const list = (name: 'bulletList' | 'orderedList', element: 'ul' | 'ol') =>
  Node.create({ name, group: 'block list', content: 'listItem+', renderHTML: () => [element, 0] })

const rule = Node.create({
  name: 'rule',
  group: 'block',
  renderHTML: () => ['hr'],
})

/** Labels beside values: drawn as what it is called. */
const facts = ({ facts, allFacts }: Words) =>
  Node.create({
    name: 'facts',
    group: 'block',
    atom: true,
    addAttributes: () => ({ fields: { default: '', rendered: false } }),
    renderHTML: ({ node }) => ['div', { class: 'chip chip-facts' }, ...told(facts, node.attrs['fields'], allFacts)],
  })

/** Words of the page, then the author's code, which is of no language. */
function told(words: string, code: string, none = ''): readonly (string | readonly unknown[])[] {
  const own = code === '' ? none : ['span', { lang: 'zxx' }, code]
  return [words, words === '' || own === '' ? '' : ' ', own].filter((part) => part !== '')
}

/** Parts words that would be read as a field, as an author asked. */
const cut = Node.create({ name: 'cut', group: 'inline', inline: true, selectable: false, renderHTML: () => ['span'] })

const hardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: 'hardBreak' }) }
  },
})

interface Chip {
  readonly attributes: Readonly<Record<string, string>>
  /** Words of the page, and the author's code. */
  said(attrs: Readonly<Record<string, string>>): readonly [words: string, code: string]
}

/** Something that takes one place among words, drawn as what it is called. */
function chip(name: string, { attributes, said }: Chip): AnyExtension {
  return Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(attributes).map(([each, value]) => [each, { default: value, rendered: false }]),
      ),
    renderHTML: ({ node }) => ['span', { class: `chip chip-${name}` }, ...told(...said(node.attrs))],
    renderText: ({ node }) => (name === 'merge' ? said(node.attrs)[1] : ''),
  })
}

/** The nodes of a text. */
export function nodesOf(words: Words): readonly AnyExtension[] {
  return [
    Node.create({ name: 'doc', topNode: true, content: 'block+' }),
    Node.create({ name: 'text', group: 'inline' }),
    paragraph,
    heading,
    group,
    list('bulletList', 'ul'),
    list('orderedList', 'ol'),
    listItem,
    rule,
    facts(words),
    cut,
    hardBreak,
    chip('merge', { attributes: { written: '' }, said: ({ written = '' }) => ['', written] }),
    chip('sousEtat', {
      attributes: { code: '' },
      said: ({ code = '' }) => [`${words.sousEtat} ${words.nameOf('sousEtat', code)}`, ''],
    }),
    chip('barcode', {
      attributes: { code: 'code128', value: '' },
      said: ({ code = '', value = '' }) => [`${words.barcode} ${words.nameOf('barcode', code)}\u00a0:`, value],
    }),
    chip('logo', { attributes: {}, said: () => [words.logo, ''] }),
    chip('signature', { attributes: {}, said: () => [words.signature, ''] }),
    chip('pageBreak', { attributes: {}, said: () => [words.pageBreak, ''] }),
  ]
}
