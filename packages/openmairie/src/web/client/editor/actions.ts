// SPDX-License-Identifier: EUPL-1.2
import type { Editor } from '@tiptap/core'
import { redo, undo } from '@tiptap/pm/history'
import type { Command } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import { asked } from './asking.js'
import { align, alignment, chainOn, isTogether, place, saidAt, toggleTogether } from './blocks.js'

/** What a button of the toolbar does, and whether it holds where the cursor stands. */
export interface Action {
  run(editor: Editor): void
  isOn?(editor: Editor): boolean
}

const mark = (name: string): Action => ({
  run: (editor) => void chainOn(editor).toggleMark(name).run(),
  isOn: (editor) => editor.isActive(name),
})
const list = (name: string): Action => ({
  run: (editor) => void chainOn(editor).toggleList(name, 'listItem').run(),
  isOn: (editor) => editor.isActive(name),
})
const aligned = (side: string): Action => ({
  run: (editor) => align(editor, alignment(editor) === side ? null : side),
  isOn: (editor) => alignment(editor) === side,
})
const plain = (command: Command): Action => ({
  run: (editor) => {
    command(editor.state, editor.view.dispatch, editor.view)
    editor.view.focus()
  },
})
const put = (type: string): Action => ({
  run: (editor) => place(editor, type),
})
const ask = (box: keyof typeof asked, isOn?: Action['isOn']): Action => ({
  run: (editor) => void asked[box](editor),
  ...(isOn ? { isOn } : {}),
})

/** By the name that the page gives to the button. */
export const actions: Readonly<Record<string, Action>> = {
  bold: mark('bold'),
  italic: mark('italic'),
  underline: mark('underline'),
  strike: mark('strike'),
  superscript: mark('superscript'),
  subscript: mark('subscript'),
  upper: mark('upper'),
  bulletList: list('bulletList'),
  orderedList: list('orderedList'),
  sink: { run: (editor) => void chainOn(editor).sinkListItem('listItem').run() },
  lift: { run: (editor) => void chainOn(editor).liftListItem('listItem').run() },
  left: aligned('left'),
  center: aligned('center'),
  right: aligned('right'),
  justify: aligned('justify'),
  rule: put('rule'),
  pageBreak: put('pageBreak'),
  logo: put('logo'),
  signature: put('signature'),
  together: { run: toggleTogether, isOn: isTogether },
  table: { run: (editor) => void chainOn(editor).insertContent(newTable).run() },
  rowBefore: plain(addRowBefore),
  rowAfter: plain(addRowAfter),
  rowDelete: plain(deleteRow),
  columnBefore: plain(addColumnBefore),
  columnAfter: plain(addColumnAfter),
  columnDelete: plain(deleteColumn),
  headRow: plain(toggleHeaderRow),
  tableDelete: plain(deleteTable),
  link: ask('link', (editor) => editor.isActive('link')),
  field: ask('field'),
  condition: ask('condition', (editor) => saidAt(editor, 'si') !== null),
  repeat: ask('repeat', (editor) => saidAt(editor, 'pour') !== null),
  sousEtat: ask('sousEtat'),
  facts: ask('facts'),
  barcode: ask('barcode'),
  undo: plain(undo),
  redo: plain(redo),
}

const cells = (type: string) => [0, 1].map(() => ({ type, content: [{ type: 'paragraph' }] }))
const newTable = {
  type: 'table',
  content: ['tableHeader', 'tableCell', 'tableCell'].map((type) => ({ type: 'tableRow', content: cells(type) })),
}
