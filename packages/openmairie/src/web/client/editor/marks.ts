// SPDX-License-Identifier: EUPL-1.2
import { Mark } from '@tiptap/core'

const simple = (name: string, element: string, key: string | null = null) =>
  Mark.create({
    name,
    parseHTML: () => [{ tag: element }],
    renderHTML: () => [element, 0],
    addKeyboardShortcuts() {
      return key === null ? {} : { [key]: () => this.editor.commands.toggleMark(name) }
    },
  })
const cased = (name: 'upper' | 'lower') =>
  Mark.create({ name, excludes: 'upper lower', renderHTML: () => ['span', { class: `rich-${name}` }, 0] })

/** The marks of words, in the order in which their elements are written, the outer one first. */
export const marks = [
  // Words shown under a condition within others: each of them is kept.
  Mark.create({
    name: 'condition',
    excludes: '',
    inclusive: false,
    addAttributes: () => ({ si: { default: '', renderHTML: ({ si }) => ({ title: si }) } }),
    renderHTML: ({ HTMLAttributes }) => ['span', { class: 'rich-when', ...HTMLAttributes }, 0],
  }),
  Mark.create({
    name: 'link',
    inclusive: false,
    addAttributes: () => ({ address: { default: '', renderHTML: ({ address }) => ({ title: address }) } }),
    renderHTML: ({ HTMLAttributes }) => ['span', { class: 'rich-link', ...HTMLAttributes }, 0],
  }),
  simple('bold', 'strong', 'Mod-b'),
  simple('italic', 'em', 'Mod-i'),
  cased('upper'),
  cased('lower'),
  simple('underline', 'u', 'Mod-u'),
  simple('strike', 's'),
  simple('superscript', 'sup'),
  simple('subscript', 'sub'),
]
