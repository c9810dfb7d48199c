// SPDX-License-Identifier: EUPL-1.2
import { type AnyExtension, Extension, InputRule } from '@tiptap/core'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { history, redo, undo } from '@tiptap/pm/history'
import { mergeIn } from '../../../editions/template/parts.js'
import { marks } from './marks.js'
import { nodesOf } from './nodes.js'
import { tables } from './tables.js'
import { told } from './told.js'
import type { Words } from './words.js'

/** All that the editor knows of a text, and how it is edited. */
export function extensionsOf(words: Words): AnyExtension[] {
  return [...nodesOf(words), ...tables, ...marks, told(words), editing]
}

const editing = Extension.create({
  name: 'editing',
  addProseMirrorPlugins: () => [history(), gapCursor()],
  addKeyboardShortcuts() {
    const { editor } = this
    const back = () => undo(editor.state, editor.view.dispatch)
    const forth = () => redo(editor.state, editor.view.dispatch)
    return { 'Mod-z': back, 'Shift-Mod-z': forth, 'Mod-y': forth }
  },
  // A field that is typed becomes one as soon as it is closed.
  addInputRules: () => [
    new InputRule({
      find: /\[[^\][\n]{1,200}\]$/,
      handler: ({ state, range, match }) => {
        const merge = mergeIn(match[0])
        if (!merge) return null
        const node = state.schema.node('merge', { written: merge.written }, undefined, state.selection.$from.marks())
        state.tr.replaceWith(range.from, range.to, node)
        return undefined
      },
    }),
  ],
})
