// SPDX-License-Identifier: EUPL-1.2
import { Parser } from 'htmlparser2'
import type { Align } from '../../documents/contract.js'
import { conditionOf } from './condition.js'
import type { BarcodeKind, BlockNode, Node, TableNode, When } from './contract.js'
import { partsOf, withVariables, writtenOf } from './parts.js'

/** A text of a definition, and what in it could not be read, as it is written. */
export interface Template {
  readonly nodes: readonly Node[]
  readonly unread: readonly string[]
}

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  /** Of a table: its rows; of a row: its cells; of a list: its items. */
  readonly parts: Open[]
}

const dropped: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'title',
  'head',
  'iframe',
  'object',
  'svg',
])
const single: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'col', 'meta', 'input'])
const marks = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  u: 'underline',
  s: 'strike',
  sup: 'above',
  sub: 'below',
} as const satisfies Readonly<Record<string, string>>
const barcodes: Readonly<Record<string, BarcodeKind>> = {
  code128: 'code128',
  c128: 'code128',
  qr: 'qrcode',
  qrcode: 'qrcode',
  datamatrix: 'datamatrix',
}
/** Elements in one another beyond that are read as their words. */
const deepest = 40

/**
 * Reads a text of a definition. Elements that the dialect does not know give their words; nothing is ever run. Where words are
 * `plain`, none of them is a merge field, whatever it looks like.
 */
export function parseTemplate(html: string, { plain = false } = {}): Template {
  const unread: string[] = []
  const root: Open = { name: '', attributes: {}, children: [], parts: [] }
  const stack: Open[] = [root]
  let mute = 0
  // Words come in pieces, around each entity: a merge field is read once it is whole.
  let pending = ''
  const top = (): Open => stack.at(-1) ?? root
  const settle = (): void => {
    if (pending !== '') top().children.push({ kind: 'text', parts: plain ? [pending] : partsOf(pending) })
    pending = ''
  }
  const place = (open: Open): void => {
    const parent = [...stack].reverse().find((each) => takes(each.name, open.name)) ?? top()
    if (takes(parent.name, open.name)) parent.parts.push(open)
    else if (!takes('', open.name)) top().children.push(...nodeOf(open, unread))
    else top().children.push(...open.children)
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        settle()
        if (dropped.has(name)) {
          if (mute === 0) unread.push(`<${name}>`)
          mute++
        } else if (mute > 0) return
        else if (single.has(name)) top().children.push(...nodeOf({ name, attributes, children: [], parts: [] }, unread))
        else if (stack.length < deepest) stack.push({ name, attributes, children: [], parts: [] })
      },
      ontext: (text) => {
        if (mute === 0) pending += text
      },
      onclosetag: (name) => {
        settle()
        if (dropped.has(name)) mute = Math.max(0, mute - 1)
        else if (mute === 0 && stack.length > 1 && top().name === name) {
          const done = stack.pop()
          if (done) place(done)
        }
      },
    },
    { decodeEntities: true },
  )
  parser.write(plain ? html : withVariables(html))
  parser.end()
  settle()
  while (stack.length > 1) {
    const done = stack.pop()
    if (done) place(done)
  }
  return { nodes: root.children, unread }
}

/** Whether an element is made of others: a table of rows, a row of cells, a list of items. */
function takes(parent: string, child: string): boolean {
  if (child === 'tr') return parent === 'table'
  if (child === 'caption') return parent === 'table'
  if (child === 'dt' || child === 'dd') return parent === 'dl'
  if (child === 'td' || child === 'th') return parent === 'tr'
  return child === 'li' && (parent === 'ul' || parent === 'ol')
}

function nodeOf(open: Open, unread: string[]): readonly Node[] {
  const { name, attributes, children, parts } = open
  const words = classesOf(attributes)
  if (name === 'br') return [{ kind: attributes['pagebreak'] === undefined ? 'line-break' : 'page-break' }]
  if (name === 'hr') return [{ kind: words.has('saut-page') || words.has('pagebreak') ? 'page-break' : 'rule' }]
  if (name === 'img' || words.has('mce_codebarre')) return imageOf(open)
  if (words.has('saut-page')) return [{ kind: 'page-break' }]
  if (words.has('mce_sousetat') || attributes['data-sous-etat'] !== undefined)
    return [{ kind: 'sous-etat', code: attributes['data-sous-etat'] ?? attributes['id'] ?? textOf(children).trim() }]
  if (attributes['data-requete'] !== undefined) return [queryOf(attributes['data-requete'], attributes, unread)]
  if (name === 'dl' && attributes['data-champs'] !== undefined)
    return [{ kind: 'facts', fields: attributes['data-champs'].split(/[\s,]+/).filter((each) => each !== '') }]
  if (name === 'a') return [{ kind: 'link', address: partsOf(attributes['href'] ?? ''), children }]
  if (name === 'table') return captioned(open, unread)
  if (name === 'dl') return [termsOf(open)]
  if (name === 'ul' || name === 'ol')
    return [{ kind: 'list', ordered: name === 'ol', items: parts.map((item) => blockOf('group', item, unread)) }]
  if (name === 'p') return [blockOf('paragraph', open, unread)]
  const heading = /^h([1-6])$/.exec(name)
  if (heading) return [blockOf(headingOf(Number(heading[1])), open, unread)]
  if (name === 'div' || name === 'blockquote')
    return [blockOf(words.has('insecable') ? 'together' : 'group', open, unread)]
  const mark = Object.hasOwn(marks, name) ? marks[name as keyof typeof marks] : markOf(words)
  const when = whenOf(attributes, unread)
  // An element that says nothing is its words.
  if (mark === 'plain' && !when) return children
  return [{ kind: 'mark', mark, when, children }]
}

function markOf(words: ReadonlySet<string>): 'upper' | 'lower' | 'plain' {
  if (words.has('mce_maj') || words.has('majuscules')) return 'upper'
  return words.has('mce_min') || words.has('minuscules') ? 'lower' : 'plain'
}

function headingOf(level: number): BlockNode['block'] {
  return level === 1 ? 'heading-1' : level === 2 ? 'heading-2' : 'heading-3'
}

function blockOf(block: BlockNode['block'], open: Open, unread: string[]): BlockNode {
  const { attributes, children } = open
  return {
    kind: 'block',
    block,
    align: alignOf(attributes),
    when: whenOf(attributes, unread),
    each: attributes['data-pour'] ?? null,
    children,
  }
}

/** A table, under what it is called. */
function captioned(open: Open, unread: string[]): readonly Node[] {
  const rows = open.parts.filter(({ name }) => name === 'tr')
  const captions = open.parts.filter(({ name }) => name === 'caption')
  return [
    ...captions.map(({ children }) => blockOf('heading-3', { ...open, attributes: {}, children }, unread)),
    tableOf({ ...open, parts: rows }, unread),
  ]
}

/** Names beside values: a row for each value. */
function termsOf({ parts }: Open): TableNode {
  const cell = (children: readonly Node[], align: Align | null) => ({ align, share: null, children })
  const rows: TableNode['rows'][number][] = []
  let term: readonly Node[] = []
  for (const { name, attributes, children } of parts) {
    if (name === 'dt') term = children
    else {
      rows.push({ head: false, when: null, each: null, cells: [cell(term, null), cell(children, alignOf(attributes))] })
      term = []
    }
  }
  return { kind: 'table', together: false, rows }
}

function tableOf({ attributes, parts }: Open, unread: string[]): TableNode {
  return {
    kind: 'table',
    together: attributes['nobr'] !== undefined || classesOf(attributes).has('insecable'),
    rows: parts.map((row) => ({
      head: row.parts.length > 0 && row.parts.every(({ name }) => name === 'th'),
      when: whenOf(row.attributes, unread),
      each: row.attributes['data-pour'] ?? null,
      cells: row.parts.map((cell) => ({
        align: alignOf(cell.attributes),
        share: shareOf(cell.attributes),
        children: cell.children,
      })),
    })),
  }
}

/** `data-parametres="service=[service]; annee=2026"` */
function queryOf(code: string, attributes: Open['attributes'], unread: string[]): Node {
  const said = (attributes['data-parametres'] ?? '').split(';').filter((each) => each.trim() !== '')
  const parameters = said.flatMap((each) => {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/su.exec(each) ?? []
    if (name === '') unread.push(each.trim())
    return name === '' ? [] : [{ name, value: partsOf(value) }]
  })
  return { kind: 'query', code, parameters }
}

function imageOf({ attributes, children }: Open): readonly Node[] {
  const classes = classesOf(attributes)
  if (classes.has('logo')) return [{ kind: 'logo' }]
  if (classes.has('signature')) return [{ kind: 'signature' }]
  const code = barcodes[attributes['data-code'] ?? 'code128']
  const value = attributes['data-valeur'] ?? textOf(children)
  return code && value.trim() !== '' ? [{ kind: 'barcode', code, value: partsOf(value.trim()) }] : []
}

function whenOf(attributes: Open['attributes'], unread: string[]): When | null {
  const written = attributes['data-si']
  if (written === undefined) return null
  const condition = conditionOf(written)
  if (!condition) unread.push(written)
  return { written, condition: condition ?? { kind: 'never' } }
}

function alignOf(attributes: Open['attributes']): Align | null {
  const found = /text-align:\s*(left|center|right|justify)/.exec(attributes['style'] ?? '')?.[1] ?? attributes['align']
  if (found === undefined && classesOf(attributes).has('number')) return 'right'
  return found === 'left' || found === 'center' || found === 'right' || found === 'justify' ? found : null
}

function shareOf(attributes: Open['attributes']): number | null {
  const found = /(?:^|;)\s*width:\s*([\d.]+)\s*%/.exec(attributes['style'] ?? '')?.[1]
  return found === undefined
    ? /^([\d.]+)%$/.exec(attributes['width'] ?? '')
      ? Number.parseFloat(attributes['width'] ?? '')
      : null
    : Number(found)
}

function classesOf(attributes: Open['attributes']): ReadonlySet<string> {
  return new Set((attributes['class'] ?? '').split(/\s+/))
}

/** The words of nodes, with their merge fields as they are written. */
function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return writtenOf(node.parts)
      return 'children' in node ? textOf(node.children) : ''
    })
    .join('')
}
