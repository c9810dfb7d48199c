// SPDX-License-Identifier: EUPL-1.2
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { conditionOf } from '../../../editions/template/condition.js'
import { mergeIn } from '../../../editions/template/parts.js'
import { chainOn, place, saidAt, say } from './blocks.js'
import { openBox, type Said } from './box.js'

/** What asks a question before it is done, by the name of its box. What stands under the cursor is changed, else something is put there. */
export const asked = {
  link: async (editor: Editor) => {
    const address: string = editor.getAttributes('link')['address'] ?? ''
    const answer = await openBox('link', { address }, ({ address: to = '' }) => leadsAway.test(to))
    const chain = chainOn(editor).extendMarkRange('link')
    if (answer === 'removed') chain.unsetMark('link').run()
    else if (answer && editor.state.selection.empty && address === '')
      chain.insertContent({ type: 'text', text: answer.address ?? '', marks: [linkTo(answer)] }).run()
    else if (answer) chain.setMark('link', { address: answer.address }).run()
    else editor.view.focus()
  },
  field: async (editor: Editor) => {
    const written: string = chosen(editor, 'merge')?.['written'] ?? ''
    const [, field = written, form = ''] = /^\[(.*?)\s*:\s*(.*)\]$/u.exec(written) ?? []
    const held = { field: form === '' ? field : `[${field}]`, form }
    const answer = await openBox('field', held, (said) => mergeIn(mergeOf(said)) !== null)
    if (answer && answer !== 'removed') place(editor, 'merge', { written: mergeOf(answer) })
  },
  condition: (editor: Editor) => saying(editor, 'si', 'condition'),
  repeat: (editor: Editor) => saying(editor, 'pour', 'repeat'),
  sousEtat: async (editor: Editor) => {
    const answer = await openBox('sousEtat', { code: chosen(editor, 'sousEtat')?.['code'] ?? '' })
    if (answer && answer !== 'removed' && answer.code) place(editor, 'sousEtat', { code: answer.code })
  },
  facts: async (editor: Editor) => {
    const answer = await openBox('facts', { fields: chosen(editor, 'facts')?.['fields'] ?? '' })
    if (answer && answer !== 'removed')
      place(editor, 'facts', { fields: (answer.fields ?? '').replace(/[\s,[\]]+/g, ' ').trim() })
  },
  barcode: async (editor: Editor) => {
    const now = chosen(editor, 'barcode')
    const answer = await openBox(
      'barcode',
      { code: now?.['code'] ?? 'code128', value: now?.['value'] ?? '' },
      ({ value }) => value !== '',
    )
    if (answer && answer !== 'removed')
      place(editor, 'barcode', { code: answer.code ?? 'code128', value: answer.value ?? '' })
  },
} as const

async function saying(editor: Editor, what: 'si' | 'pour', box: string): Promise<void> {
  const isRight = ({ said = '' }: Said) => what === 'pour' || conditionOf(said) !== null
  const answer = await openBox(box, { said: saidAt(editor, what) ?? '' }, isRight)
  if (answer === null) editor.view.focus()
  else say(editor, what, answer === 'removed' ? null : answer.said || null)
}

/** What is said of the node that is selected, where it is of that kind. */
function chosen({ state }: Editor, type: string): Readonly<Record<string, string>> | null {
  const { selection } = state
  return selection instanceof NodeSelection && selection.node.type.name === type ? selection.node.attrs : null
}

function linkTo({ address = '' }: Said) {
  return { type: 'link', attrs: { address } }
}

/** Addresses that are printed as links, and those that a field gives. */
const leadsAway = /^(https?:|mailto:|tel:|\[|&)/i

/** A field or a variable as it is written in a text. */
function mergeOf({ field = '', form = '' }: Said): string {
  const name = field.replace(/^\[([^:\]]*).*\]$/u, '$1').trim()
  return form !== '' ? `[${name} : ${form}]` : name.startsWith('&') ? name : `[${name}]`
}
