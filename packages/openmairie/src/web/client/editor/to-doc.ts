// SPDX-License-Identifier: EUPL-1.2
import { Mark, type Node, type Schema } from '@tiptap/pm/model'
import type { Flow, Item, Line, Row, Said } from '../../../editions/template/flow.js'
import { hasSameMarks, isMerge, type Leaf, type Mark as Written } from '../../../editions/template/leaves.js'
import { writtenOf } from '../../../editions/template/parts.js'

/** The document of a text, as far as the schema can say it: whether that is all of it, the round trip tells. Null where it cannot at all. */
export function docOf(schema: Schema, flow: Flow): Node | null {
  try {
    const doc = schema.node('doc', null, blocksOf(schema, flow))
    doc.check()
    return doc
  } catch (error) {
    // What the schema raises for a content that it does not allow, such as a list without an item.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The blocks of a text; an empty paragraph where there are none, for one types in it. */
function blocksOf(schema: Schema, flow: Flow): readonly Node[] {
  return flow.length === 0 ? [schema.node('paragraph')] : flow.map((item) => blockOf(schema, item))
}

function blockOf(schema: Schema, item: Item): Node {
  switch (item.kind) {
    case 'line':
      return lineOf(schema, item)
    case 'group':
      return schema.node('group', { ...said(item), together: item.together }, blocksOf(schema, item.content))
    case 'list':
      return schema.node(
        item.ordered ? 'orderedList' : 'bulletList',
        null,
        item.items.map((each) => schema.node('listItem', said(each), blocksOf(schema, each.content))),
      )
    case 'table':
      return schema.node('table', { together: item.together }, rowsOf(schema, item.rows))
    case 'rule':
      return schema.node('rule')
    case 'facts':
      return schema.node('facts', { fields: item.fields.join(' ') })
  }
}

function lineOf(schema: Schema, { level, leaves, ...line }: Line): Node {
  const content = leaves
    .flatMap((leaf, at) => [isCut(leaves[at - 1], leaf) ? schema.node('cut') : null, inlineOf(schema, leaf)])
    .filter((node) => node !== null)
  return level === 0
    ? schema.node('paragraph', said(line), content)
    : schema.node('heading', { ...said(line), level }, content)
}

/** A table is a rectangle here: where a row is short, cells are added. */
function rowsOf(schema: Schema, rows: readonly Row[]): readonly Node[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  return rows.map((row) => {
    const kind = row.head ? 'tableHeader' : 'tableCell'
    const cells = row.cells.map(({ align, share, content }) =>
      schema.node(kind, { align, share }, blocksOf(schema, content)),
    )
    const missing = Array.from({ length: width - cells.length }, () => schema.node(kind, null, blocksOf(schema, [])))
    return schema.node('tableRow', { si: row.when, pour: row.each }, [...cells, ...missing])
  })
}

/** Words that are not joined to those before them. */
function isCut(before: Leaf | undefined, leaf: Leaf): boolean {
  return typeof before?.content === 'string' && typeof leaf.content === 'string' && hasSameMarks(before, leaf)
}

function inlineOf(schema: Schema, { content, marks }: Leaf): Node | null {
  const set = marks.reduce<readonly Mark[]>((before, mark) => markOf(schema, mark).addToSet(before), Mark.none)
  if (typeof content === 'string') return content === '' ? null : schema.text(content, set)
  if (isMerge(content)) return schema.node('merge', { written: content.written }, undefined, set)
  switch (content.kind) {
    case 'line-break':
      return schema.node('hardBreak', null, undefined, set)
    case 'page-break':
      return schema.node('pageBreak', null, undefined, set)
    case 'logo':
    case 'signature':
      return schema.node(content.kind, null, undefined, set)
    case 'sous-etat':
      return schema.node('sousEtat', { code: content.code }, undefined, set)
    case 'barcode':
      return schema.node('barcode', { code: content.code, value: writtenOf(content.value) }, undefined, set)
    default:
      return null
  }
}

const names: Readonly<Record<Written['kind'], string>> = {
  strong: 'bold',
  emphasis: 'italic',
  underline: 'underline',
  strike: 'strike',
  above: 'superscript',
  below: 'subscript',
  upper: 'upper',
  lower: 'lower',
  link: 'link',
  when: 'condition',
}

function markOf(schema: Schema, mark: Written): Mark {
  const attributes =
    mark.kind === 'link' ? { address: mark.address } : mark.kind === 'when' ? { si: mark.written } : null
  return schema.mark(names[mark.kind], attributes)
}

function said({ align, when, each }: Said): Readonly<Record<string, string | null>> {
  return { align, si: when, pour: each }
}
