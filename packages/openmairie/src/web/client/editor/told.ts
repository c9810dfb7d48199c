// SPDX-License-Identifier: EUPL-1.2
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Words } from './words.js'

/** Tells, above each block that says so, when it is shown, for which rows it is repeated, and that it is not cut. */
export function told(words: Words) {
  return Extension.create({
    name: 'told',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: { decorations: ({ doc }) => DecorationSet.create(doc, decorationsIn(doc, words)) },
      }),
    ],
  })
}

function decorationsIn(doc: Node, words: Words): Decoration[] {
  const found: Decoration[] = []
  doc.descendants((node, at) => {
    const said = saidOf(node, words)
    if (said === '') return
    const first = node.type.name === 'tableRow' ? node.firstChild : null
    const [from, to] = first ? [at + 1, at + 1 + first.nodeSize] : [at, at + node.nodeSize]
    found.push(Decoration.node(from, to, { 'data-told': said }))
  })
  return found
}

function saidOf({ attrs, type }: Node, { when, each, together, nameOf }: Words): string {
  const isWhole = (type.name === 'group' || type.name === 'table') && attrs['together'] === true
  return [
    ...(typeof attrs['si'] === 'string' ? [`${when} ${attrs['si']}`] : []),
    ...(typeof attrs['pour'] === 'string' ? [`${each} ${begun(nameOf('repeat', attrs['pour']))}`] : []),
    ...(isWhole ? [together] : []),
  ].join(' – ')
}

/** A name that goes on a sentence. */
function begun(name: string): string {
  return name.charAt(0).toLocaleLowerCase() + name.slice(1)
}
