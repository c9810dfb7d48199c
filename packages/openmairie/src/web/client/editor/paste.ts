// SPDX-License-Identifier: EUPL-1.2
import { type Node as DocNode, type Schema, Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Node } from '../../../editions/template/contract.js'
import { flowOf } from '../../../editions/template/flow.js'
import { parseTemplate } from '../../../editions/template/parse.js'
import { docOf } from './to-doc.js'
import { flowHtml } from './to-html.js'

/** What comes from elsewhere, as far as a text may hold it: the reader of texts drops the rest. Empty where nothing is left. */
function sliceOf(schema: Schema, html: string): Slice {
  const doc = docOf(schema, flowOf(parseTemplate(html).nodes.flatMap(unwrapped)))
  return doc ? Slice.maxOpen(doc.content) : Slice.empty
}

/** Puts what comes from elsewhere in place of what is selected. */
export function insert(view: EditorView, html: string): void {
  const { state } = view
  view.dispatch(state.tr.replaceSelection(sliceOf(state.schema, html)).scrollIntoView())
}

type Handler<Event> = (view: EditorView, event: Event) => boolean

/** Pasting, dropping and copying go by the reader and the writer of texts: nothing from elsewhere is ever made part of the page. */
export const clipboard: {
  readonly paste: Handler<ClipboardEvent>
  readonly drop: Handler<DragEvent>
  readonly copy: Handler<ClipboardEvent>
  readonly cut: Handler<ClipboardEvent>
} = {
  paste: (view, event) => taken(view, event, event.clipboardData),
  drop: (view, event) => {
    // What is moved within the text is no text of elsewhere.
    if (view.dragging) return false
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
    const { state } = view
    if (at) view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at.pos))))
    return taken(view, event, event.dataTransfer)
  },
  copy: (view, event) => copied(view, event),
  cut: (view, event) => {
    const isCopied = copied(view, event)
    if (isCopied) view.dispatch(view.state.tr.deleteSelection().scrollIntoView())
    return isCopied
  },
}

function taken(view: EditorView, event: Event, data: DataTransfer | null): boolean {
  const text = textOf(data)
  event.preventDefault()
  if (text !== null) insert(view, text)
  return true
}

function copied({ state }: EditorView, event: ClipboardEvent): boolean {
  const { content } = state.selection.content()
  if (content.size === 0) return false
  event.preventDefault()
  const words = (node: DocNode): string => (node.type.name === 'merge' ? node.attrs['written'] : '')
  event.clipboardData?.setData('text/html', flowHtml(content))
  event.clipboardData?.setData('text/plain', content.textBetween(0, content.size, '\n', words))
  return true
}

/** What is pasted or dropped; null for what is no text. */
function textOf(data: DataTransfer | null): string | null {
  const html = data?.getData('text/html') ?? ''
  const text = data?.getData('text/plain') ?? ''
  return html !== '' ? html : text === '' ? null : asHtml(text)
}

function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return escaped
    .split(/\r?\n/)
    .map((line) => `<p>${line}</p>`)
    .join('')
}

/** Some wrap all that they copy in one mark, and leave lists and tables empty. */
function unwrapped(node: Node): readonly Node[] {
  if (node.kind === 'block') return [{ ...node, children: node.children.flatMap(unwrapped) }]
  if (node.kind === 'list') return node.items.length === 0 ? [] : [node]
  if (node.kind === 'table') return node.rows.some(({ cells }) => cells.length > 0) ? [node] : []
  const isWrap = (node.kind === 'mark' || node.kind === 'link') && node.children.some(isBlock)
  return isWrap ? node.children.flatMap(unwrapped) : [node]
}

function isBlock(node: Node): boolean {
  if (node.kind === 'mark' || node.kind === 'link') return node.children.some(isBlock)
  return node.kind === 'block' || node.kind === 'list' || node.kind === 'table'
}
