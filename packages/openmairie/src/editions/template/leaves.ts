// SPDX-License-Identifier: EUPL-1.2
import type { Merge, Node, Part } from './contract.js'
import { partsOf, spaced, writtenOf } from './parts.js'

/** A piece of a line, with all that marks it: words, a value, or whatever else stands there. */
export interface Leaf {
  readonly content: string | Merge | Exclude<Node, { readonly kind: 'text' | 'mark' | 'link' }>
  readonly marks: readonly Mark[]
}

export type Mark =
  | { readonly kind: Exclude<Extract<Node, { readonly kind: 'mark' }>['mark'], 'plain'> }
  | { readonly kind: 'link'; readonly address: string }
  | { readonly kind: 'when'; readonly written: string }

/** Those whose order within one another changes what is drawn; of `upper` and `lower` the inner one holds alone. */
const ranked: ReadonlySet<Mark['kind']> = new Set(['underline', 'strike', 'above', 'below'])

/** The pieces of words, in their order, the elements around them as marks. */
export function leavesOf(nodes: readonly Node[], marks: readonly Mark[] = []): readonly Leaf[] {
  return nodes.flatMap((node): readonly Leaf[] => {
    switch (node.kind) {
      case 'text':
        return node.parts.map((part) => ({ content: typeof part === 'string' ? spaced(part) : part, marks }))
      case 'link':
        return leavesOf(node.children, within(marks, { kind: 'link', address: writtenOf(node.address) }))
      case 'mark': {
        const shown = node.when ? within(marks, { kind: 'when', written: node.when.written }) : marks
        return leavesOf(node.children, node.mark === 'plain' ? shown : within(shown, { kind: node.mark }))
      }
      default:
        return [{ content: node, marks }]
    }
  })
}

function within(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const isCase = mark.kind === 'upper' || mark.kind === 'lower'
  const others = isCase ? marks.filter(({ kind }) => kind !== 'upper' && kind !== 'lower') : marks
  const all = [...others, mark]
  const free = all.filter(({ kind }) => !ranked.has(kind)).map((each) => [JSON.stringify(each), each] as const)
  const sorted = free.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, each]) => each)
  return [...sorted, ...all.filter(({ kind }) => ranked.has(kind))]
}

/** A line as it is printed: white space is one space, and none at its ends or beside the end of a line. */
export function tidied(leaves: readonly Leaf[]): readonly Leaf[] {
  const joined: Leaf[] = []
  for (const leaf of leaves) {
    const before = joined.at(-1)
    const text =
      before && isText(before) && isText(leaf) && hasSameMarks(before, leaf) ? before.content + leaf.content : null
    // An element around nothing may part what would be read as a field.
    if (before && text !== null && !partsOf(text).some(isMerge)) {
      joined[joined.length - 1] = { ...before, content: isBare(leaf) ? text.replace(/ {2,}/g, ' ') : text }
    } else joined.push(leaf)
  }
  return joined
    .map((leaf, at): Leaf => {
      if (!isText(leaf) || !isBare(leaf)) return leaf
      const begun = endsLine(joined[at - 1]) ? leaf.content.replace(/^ +/, '') : leaf.content
      return { ...leaf, content: endsLine(joined[at + 1]) ? begun.replace(/ +$/, '') : begun }
    })
    .filter(({ content }) => content !== '')
}

/** Whether nothing of a line would be printed. */
export function isBlank(leaves: readonly Leaf[]): boolean {
  return leaves.every((leaf) => isText(leaf) && isBare(leaf) && leaf.content.trim() === '')
}

/** Whether no mark is on a leaf. */
export function isBare({ marks }: Leaf): boolean {
  return marks.length === 0
}

/** Whether a leaf is a field or a variable. */
export function isMerge(content: Leaf['content'] | Part): content is Merge {
  return typeof content === 'object' && (content.kind === 'field' || content.kind === 'variable')
}

/** Whether the same marks are on two leaves. */
export function hasSameMarks(one: Leaf, other: Leaf): boolean {
  return JSON.stringify(one.marks) === JSON.stringify(other.marks)
}

function endsLine(leaf: Leaf | undefined): boolean {
  return leaf === undefined || (typeof leaf.content === 'object' && leaf.content.kind === 'line-break' && isBare(leaf))
}

function isText(leaf: Leaf): leaf is Leaf & { readonly content: string } {
  return typeof leaf.content === 'string'
}
