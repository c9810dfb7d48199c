// SPDX-License-Identifier: EUPL-1.2
import type { Align } from '../../documents/contract.js'
import type { BlockNode, Node, TableNode } from './contract.js'
import { type Leaf, leavesOf, tidied } from './leaves.js'

/** A text of a definition as lines of words among blocks, without what its printing passes over. */
export type Flow = readonly Item[]

/** What one element says of when, how often and where it is shown. */
export interface Said {
  readonly align: Align | null
  /** Its condition, as it is written. */
  readonly when: string | null
  readonly each: string | null
}

export interface Line extends Said {
  readonly kind: 'line'
  /** 0 for a paragraph. */
  readonly level: 0 | 1 | 2 | 3
  readonly leaves: readonly Leaf[]
}

export type Item =
  | Line
  | (Said & { readonly kind: 'group'; readonly together: boolean; readonly content: Flow })
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (Said & { readonly content: Flow })[] }
  | { readonly kind: 'table'; readonly together: boolean; readonly rows: readonly Row[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'facts'; readonly fields: readonly string[] }

export interface Row extends Omit<Said, 'align'> {
  readonly head: boolean
  readonly cells: readonly { readonly align: Align | null; readonly share: number | null; readonly content: Flow }[]
}

const nothingSaid: Said = { align: null, when: null, each: null }
const levels: Readonly<Partial<Record<BlockNode['block'], Line['level']>>> = {
  paragraph: 0,
  'heading-1': 1,
  'heading-2': 2,
  'heading-3': 3,
}

/** The lines and blocks of a text. Words outside of any paragraph are a line of their own, as they are printed. */
export function flowOf(nodes: readonly Node[]): Flow {
  const items: Item[] = []
  let words: Node[] = []
  const settle = (): void => {
    const leaves = tidied(leavesOf(words))
    if (leaves.length > 0) items.push({ kind: 'line', level: 0, ...nothingSaid, leaves })
    words = []
  }
  for (const node of nodes) {
    if (node.kind === 'text' || node.kind === 'line-break' || node.kind === 'mark' || node.kind === 'link')
      words.push(node)
    else {
      settle()
      items.push(itemOf(node))
    }
  }
  settle()
  return items
}

function itemOf(node: Exclude<Node, { readonly kind: 'text' | 'line-break' | 'mark' | 'link' }>): Item {
  switch (node.kind) {
    case 'block':
      return blockOf(node)
    case 'list':
      return {
        kind: 'list',
        ordered: node.ordered,
        items: node.items.map((item) => ({ ...saidOf(item), content: flowOf(item.children) })),
      }
    case 'table':
      return { kind: 'table', together: node.together, rows: node.rows.map(rowOf) }
    case 'rule':
      return { kind: 'rule' }
    case 'facts':
      return { kind: 'facts', fields: node.fields }
    default:
      return { kind: 'line', level: 0, ...nothingSaid, leaves: [{ content: node, marks: [] }] }
  }
}

function blockOf(node: BlockNode): Item {
  const level = levels[node.block]
  if (level !== undefined) return { kind: 'line', level, ...saidOf(node), leaves: tidied(leavesOf(node.children)) }
  return { kind: 'group', together: node.block === 'together', ...saidOf(node), content: flowOf(node.children) }
}

function rowOf({ head, when, each, cells }: TableNode['rows'][number]): Row {
  return {
    head,
    when: when?.written ?? null,
    each,
    cells: cells.map(({ align, share, children }) => ({ align, share, content: flowOf(children) })),
  }
}

function saidOf({ align, when, each }: BlockNode): Said {
  return { align, when: when?.written ?? null, each }
}
