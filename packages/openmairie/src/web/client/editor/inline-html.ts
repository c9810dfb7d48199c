// SPDX-License-Identifier: EUPL-1.2
import type { Fragment, Mark, Node } from '@tiptap/pm/model'
import { quoted } from '../../../model/edition-text.js'

const elements: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
}

/** The text of a line: an element is closed as late as may be. */
export function inlineHtml(content: Fragment | Node): string {
  const nodes: readonly Node[] = 'marks' in content ? [content] : content.content
  let html = ''
  let open: readonly Mark[] = []
  nodes.forEach((node, at) => {
    const kept = common(open, node.marks)
    html += closings(open.slice(kept)) + node.marks.slice(kept).map(opening).join('')
    open = node.marks
    html += leafHtml(node, textAfter(node, nodes[at + 1]))
  })
  return html + closings(open)
}

function common(one: readonly Mark[], other: readonly Mark[]): number {
  const at = one.findIndex((mark, place) => !other[place]?.eq(mark))
  return at < 0 ? one.length : at
}

function opening({ type, attrs }: Mark): string {
  if (type.name === 'link') return `<a href="${quoted(attrs['address'])}">`
  if (type.name === 'condition') return `<span data-si="${quoted(attrs['si'])}">`
  if (type.name === 'upper') return '<span class="majuscules">'
  if (type.name === 'lower') return '<span class="minuscules">'
  return `<${elements[type.name]}>`
}

function closings(marks: readonly Mark[]): string {
  return [...marks]
    .reverse()
    .map(({ type }) => (type.name === 'link' ? '</a>' : `</${elements[type.name] ?? 'span'}>`))
    .join('')
}

function leafHtml(node: Node, after: string): string {
  const { attrs } = node
  switch (node.type.name) {
    case 'text':
      return escaped(node.text ?? '')
    case 'merge':
      return mergeHtml(attrs['written'], after)
    case 'cut':
      return '<span></span>'
    case 'hardBreak':
      return '<br>'
    case 'pageBreak':
      return '<br pagebreak="true">'
    case 'logo':
      return '<img class="logo">'
    case 'signature':
      return '<img class="signature">'
    case 'sousEtat':
      return `<span data-sous-etat="${quoted(attrs['code'])}"></span>`
    case 'barcode':
      return `<img data-code="${attrs['code'] === 'qrcode' ? 'qr' : attrs['code']}" data-valeur="${quoted(attrs['value'])}">`
    default:
      return ''
  }
}

/** Words that no tag parts from what is before them. */
function textAfter(node: Node, next: Node | undefined): string {
  if (!next || next.marks.length !== node.marks.length || common(node.marks, next.marks) < node.marks.length) return ''
  return next.isText ? (next.text ?? '') : next.type.name === 'merge' ? next.attrs['written'] : ''
}

/** A variable goes on until its last letter: in front of another one it stands between brackets. */
function mergeHtml(written: string, after: string): string {
  const isGlued = written.startsWith('&') && /^[a-z0-9_]/i.test(after)
  return (isGlued ? `[${written}]` : written)
    .replace(/&(?![a-z_][a-z0-9_]*(?![a-z0-9_;]))/gi, '&amp;')
    .replace(/^&(?=[a-z0-9_]*$)/i, after.startsWith(';') ? '&amp;' : '&')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;')
}
