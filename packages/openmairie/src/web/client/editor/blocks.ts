// SPDX-License-Identifier: EUPL-1.2
import type { ChainedCommands, Editor } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'

/** Something that is said of a block: its condition, or the tab for each row of which it is repeated. */
export type Saying = 'si' | 'pour'

interface Carrier {
  readonly at: number
  readonly node: Node
}

/** Commands on a text, which has the focus again at once: what is typed next goes there. */
export function chainOn(editor: Editor): ChainedCommands {
  editor.view.focus()
  return editor.chain()
}

/** What is said where the cursor stands; null where nothing is. */
export function saidAt(editor: Editor, saying: Saying): string | null {
  const { state } = editor
  const mark = saying === 'si' && state.selection.$from.marks().find(({ type }) => type.name === 'condition')
  if (mark) return mark.attrs['si']
  return ancestor(state.selection.$from, ({ attrs }) => (attrs[saying] ?? null) !== null)?.node.attrs[saying] ?? null
}

/**
 * Says it of the words selected, of the row, the item or the paragraph where the cursor stands, or of the blocks selected; null takes
 * it off where it is said.
 */
export function say(editor: Editor, saying: Saying, value: string | null): void {
  const { $from, $to, empty } = editor.state.selection
  const chain = chainOn(editor)
  const inMark = saying === 'si' && $from.marks().some(({ type }) => type.name === 'condition')
  if (inMark) {
    const marked = chain.extendMarkRange('condition').unsetMark('condition')
    if (value !== null) marked.setMark('condition', { si: value })
    marked.run()
    return
  }
  const carrier = ancestor($from, ({ attrs }) => (attrs[saying] ?? null) !== null)
  if (carrier) setOn(editor, carrier, saying, value)
  else if (value !== null) {
    const isPart = $from.sameParent($to) && $to.pos - $from.pos < $from.parent.content.size
    if (saying === 'si' && !empty && isPart && $from.parent.isTextblock) chain.setMark('condition', { si: value }).run()
    else sayOfBlocks(editor, saying, value)
  }
}

function sayOfBlocks(editor: Editor, saying: Saying, value: string): void {
  const { $from, $to } = editor.state.selection
  const own = ancestor($from, ({ type }) => type.name === 'tableRow' || type.name === 'listItem')
  const isOne = own !== null && $to.pos <= own.at + own.node.nodeSize
  if (own && isOne) setOn(editor, own, saying, value)
  else if ($from.sameParent($to) && $from.parent.isTextblock)
    setOn(editor, { at: $from.before(), node: $from.parent }, saying, value)
  else
    chainOn(editor)
      .wrapIn('group', { [saying]: value })
      .run()
}

function setOn(editor: Editor, { at, node }: Carrier, name: string, value: string | boolean | null): void {
  chainOn(editor)
    .command(({ tr }) => {
      tr.setNodeMarkup(at, undefined, { ...node.attrs, [name]: value })
      return true
    })
    .run()
  const now = editor.state.doc.nodeAt(at)
  if (now?.type.name === 'group' && saysNothing(now)) chainOn(editor).lift('group').run()
}

function saysNothing({ attrs }: Node): boolean {
  return attrs['together'] !== true && [attrs['si'], attrs['pour'], attrs['align']].every((each) => each === null)
}

/** Whether what stands around the cursor is kept on one page. */
export function isTogether(editor: Editor): boolean {
  return wholeAround(editor) !== null
}

/** Keeps the table, or the blocks selected, on one page; or does not any more. */
export function toggleTogether(editor: Editor): void {
  const whole = wholeAround(editor)
  const table = ancestor(editor.state.selection.$from, ({ type }) => type.name === 'table')
  if (whole) setOn(editor, whole, 'together', false)
  else if (table) setOn(editor, table, 'together', true)
  else chainOn(editor).wrapIn('group', { together: true }).run()
}

function wholeAround({ state }: Editor): Carrier | null {
  return ancestor(state.selection.$from, ({ attrs }) => attrs['together'] === true)
}

/** Sets paragraphs and titles at a side; in a table its cells, for a column is set by them. */
export function align(editor: Editor, side: string | null): void {
  const inCell = isAlignedAsCell(editor)
  const names = inCell ? ['tableCell', 'tableHeader'] : ['paragraph', 'heading']
  names.reduce((chain, name) => chain.updateAttributes(name, { align: side }), chainOn(editor)).run()
}

/** The side at which the paragraph, or the cell, of the cursor is set. */
export function alignment({ state }: Editor): string | null {
  const { $from } = state.selection
  const cell = ancestor($from, ({ type }) => type.name === 'tableCell' || type.name === 'tableHeader')
  return (cell?.node ?? $from.parent).attrs['align'] ?? null
}

function isAlignedAsCell({ state }: Editor): boolean {
  return ancestor(state.selection.$from, ({ type }) => type.name === 'table') !== null
}

/** Puts a node where the cursor stands, in place of what is selected, marked as the words around it. */
export function place(editor: Editor, type: string, attrs: Readonly<Record<string, string>> = {}): void {
  chainOn(editor)
    .command(({ tr, state }) => {
      tr.replaceSelectionWith(state.schema.node(type, attrs), true).scrollIntoView()
      return true
    })
    .run()
}

/** The innermost of what is around a place that answers. */
function ancestor($from: ResolvedPos, answers: (node: Node) => boolean): Carrier | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (answers(node)) return { at: $from.before(depth), node }
  }
  return null
}
