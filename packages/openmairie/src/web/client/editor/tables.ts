// SPDX-License-Identifier: EUPL-1.2
import { type AnyExtension, Extension, Node } from '@tiptap/core'
import { tableEditing } from '@tiptap/pm/tables'

const roles: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
}
const hidden = <Value>(value: Value) => ({ default: value, rendered: false })
/** Cells are not merged here; what edits tables asks for the words all the same. */
const cell = {
  colspan: hidden(1),
  rowspan: hidden(1),
  colwidth: hidden(null),
  align: hidden(null),
  share: hidden(null),
}

const cellOf = (name: 'tableCell' | 'tableHeader', element: 'td' | 'th') =>
  Node.create({
    name,
    content: 'block+',
    isolating: true,
    addAttributes: () => cell,
    renderHTML: ({ node }) => [element, node.attrs['align'] ? { class: `align-${node.attrs['align']}` } : {}, 0],
  })

/** Tables whose cells hold blocks. Tab leaves the editor from a cell too: arrows go from one to the next. */
export const tables: readonly AnyExtension[] = [
  Node.create({
    name: 'table',
    group: 'block',
    content: 'tableRow+',
    isolating: true,
    addAttributes: () => ({ together: hidden(false) }),
    renderHTML: () => ['table', ['tbody', 0]],
  }),
  Node.create({
    name: 'tableRow',
    content: '(tableCell | tableHeader)*',
    addAttributes: () => ({ si: hidden(null), pour: hidden(null) }),
    renderHTML: () => ['tr', 0],
  }),
  cellOf('tableCell', 'td'),
  cellOf('tableHeader', 'th'),
  Extension.create({
    name: 'tableEditing',
    extendNodeSchema: ({ name }: { readonly name: string }) => (roles[name] ? { tableRole: roles[name] } : {}),
    addProseMirrorPlugins: () => [tableEditing()],
  }),
]
