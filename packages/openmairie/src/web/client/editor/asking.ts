// SPDX-License-Identifier: EUPL-1.2
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { chainOn, place, saidAt, say } from './blocks.js'
import { type Answer, openBox } from './box.js'

/** What asks a question before it is done, by the name of its box. What stands under the cursor is changed, else something is put there. */
export const asked = {
  link: async (editor: Editor) => {
    const address: string = editor.getAttributes('link')['address'] ?? ''
    const answer = await openBox('link', { address })
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
    const answer = await openBox('field', { field: form === '' ? field : `[${field}]`, form })
    const name = unbracketed(answer)
    if (name === '') return
    const said = answer === 'removed' ? '' : (answer?.form?.trim() ?? '')
    place(editor, 'merge', { written: said !== '' ? `[${name} : ${said}]` : name.startsWith('&') ? name : `[${name}]` })
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
    const answer = await openBox('barcode', { code: now?.['code'] ?? 'code128', value: now?.['value'] ?? '' })
    if (answer && answer !== 'removed' && answer.value?.trim())
      place(editor, 'barcode', { code: answer.code ?? 'code128', value: answer.value.trim() })
  },
} as const

async function saying(editor: Editor, what: 'si' | 'pour', box: string): Promise<void> {
  const answer = await openBox(box, { said: saidAt(editor, what) ?? '' })
  if (answer === null) editor.view.focus()
  else say(editor, what, answer === 'removed' ? null : answer.said?.trim() || null)
}

/** What is said of the node that is selected, where it is of that kind. */
function chosen({ state }: Editor, type: string): Readonly<Record<string, string>> | null {
  const { selection } = state
  return selection instanceof NodeSelection && selection.node.type.name === type ? selection.node.attrs : null
}

function linkTo({ address = '' }: Exclude<Answer, null | 'removed'>) {
  return { type: 'link', attrs: { address } }
}

function unbracketed(answer: Answer): string {
  if (answer === null || answer === 'removed') return ''
  return (answer.field ?? '')
    .trim()
    .replace(/^\[([^:\]]*).*\]$/u, '$1')
    .trim()
}
