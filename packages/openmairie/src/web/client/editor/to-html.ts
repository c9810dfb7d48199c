// SPDX-License-Identifier: EUPL-1.2
import type { Fragment, Node } from '@tiptap/pm/model'
import { quoted, sousEtatMark } from '../../../model/edition-text.js'
import { inlineHtml } from './inline-html.js'

/** The text of a document, in the words that an author would write; empty where nothing stands in it. */
export function htmlOf(doc: Node): string {
  return isAlone(doc) && doc.firstChild?.content.size === 0 && isPlain(doc.firstChild) ? '' : flowHtml(doc.content)
}

/** The text of blocks, a line each. Rows out of their table have one of their own. */
export function flowHtml(content: Fragment): string {
  if (content.firstChild?.type.name === 'tableRow') return `<table>${inner(content)}</table>`
  if (content.firstChild?.isInline) return inlineHtml(content)
  return inner(content)
}

function inner(content: Fragment): string {
  return content.content.map(blockHtml).join('\n')
}

function blockHtml(node: Node): string {
  switch (node.type.name) {
    case 'paragraph':
      return paragraphHtml(node)
    case 'heading':
      return element(`h${node.attrs['level']}`, said(node), inlineHtml(node.content))
    case 'group': {
      const mark = node.attrs['together'] === true ? ' class="insecable"' : ''
      return element('div', mark + said(node), `\n${inner(node.content)}\n`)
    }
    case 'bulletList':
      return element('ul', '', `\n${inner(node.content)}\n`)
    case 'orderedList':
      return element('ol', '', `\n${inner(node.content)}\n`)
    case 'listItem':
      return element('li', said(node), cellHtml(node))
    case 'table':
      return element('table', node.attrs['together'] === true ? ' class="insecable"' : '', `\n${inner(node.content)}\n`)
    case 'tableRow':
      return element('tr', said(node), node.content.content.map(blockHtml).join(''))
    case 'tableHeader':
      return element('th', said(node), cellHtml(node))
    case 'tableCell':
      return element('td', said(node), cellHtml(node))
    case 'rule':
      return '<hr>'
    case 'facts': {
      const fields: string = node.attrs['fields']
      return `<dl data-champs${fields === '' ? '' : `="${quoted(fields)}"`}></dl>`
    }
    default:
      return node.isInline ? inlineHtml(node) : inner(node.content)
  }
}

/** What takes a place of its own needs no paragraph around it. */
function paragraphHtml(node: Node): string {
  const [alone, ...others] = node.content.content
  if (alone && others.length === 0 && isPlain(node) && alone.marks.length === 0) {
    if (alone.type.name === 'sousEtat') return sousEtatMark(alone.attrs['code'])
    if (['barcode', 'logo', 'signature', 'pageBreak'].includes(alone.type.name)) return inlineHtml(node.content)
  }
  return element('p', said(node), inlineHtml(node.content))
}

/** In a cell or an item the first paragraph is its words. */
function cellHtml(node: Node): string {
  const [first, ...others] = node.content.content
  const isWords = first?.type.name === 'paragraph' && isPlain(first) && (others.length === 0 || first.content.size > 0)
  if (!first || !isWords) return inner(node.content)
  const words = inlineHtml(first.content)
  return others.length === 0 ? words : [words, ...others.map(blockHtml)].join('\n')
}

function isAlone(node: Node): boolean {
  return node.childCount === 1 && node.firstChild?.type.name === 'paragraph'
}

function isPlain(node: Node): boolean {
  return said(node) === ''
}

/** What an element says of where, when and how often it is shown. */
function said({ attrs }: Node): string {
  const { align, share, si, pour } = attrs
  const style = [...(align ? [`text-align: ${align}`] : []), ...(share ? [`width: ${share}%`] : [])].join('; ')
  return attribute('style', style || null) + attribute('data-si', si ?? null) + attribute('data-pour', pour ?? null)
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${quoted(value)}"`
}

function element(name: string, attributes: string, content: string): string {
  return `<${name}${attributes}>${content}</${name}>`
}
