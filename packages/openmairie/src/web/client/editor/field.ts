// SPDX-License-Identifier: EUPL-1.2
import { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, Selection } from '@tiptap/pm/state'
import { parseTemplate } from '../../../editions/template/parse.js'
import { say } from './blocks.js'
import { extensionsOf } from './editing.js'
import { clipboard, insert } from './paste.js'
import { opened } from './round-trip.js'
import { htmlOf } from './to-html.js'
import { bindToolbar } from './toolbar.js'
import type { Words } from './words.js'

interface Parts {
  readonly area: HTMLTextAreaElement
  /** What the page gives for one text: toggle, toolbar, and a place for what is told. */
  readonly box: HTMLElement
  readonly words: Words
}

/** One text, set out or as its code: the plain area holds what is sent, whichever is shown. */
export function openField({ area, box, words }: Parts): void {
  const { id } = area
  const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(id)}"]`)
  const bar = box.querySelector<HTMLElement>('[role="toolbar"]')
  const note = box.querySelector<HTMLElement>('[data-note]')
  const modes = [...box.querySelectorAll<HTMLButtonElement>('[data-mode]')]
  if (!label || !bar || !note) return
  label.id = `${id}-nom`
  bar.setAttribute('aria-label', `${words.tools} – ${label.textContent}`)
  bar.setAttribute('aria-controls', id)
  area.before(box)
  note.id = `${id}-note`

  /** What the area held when the editor opened it, and as which document: unchanged, it is sent as it came. */
  let origin: { readonly text: string; readonly doc: Node } | null = null
  const editor = new Editor({
    element: box,
    extensions: extensionsOf(words),
    injectCSS: false,
    editorProps: {
      attributes: attributesOf(area, label.id),
      handleDOMEvents: clipboard,
    },
    onUpdate: () => {
      if (!origin) return
      const { doc } = editor.state
      area.value = doc.eq(origin.doc) ? origin.text : htmlOf(doc)
      area.dispatchEvent(new Event('input', { bubbles: true }))
    },
    onTransaction: () => refresh(),
  })
  const refresh = bindToolbar(bar, editor)
  const surface = editor.view.dom
  surface.id = id

  const show = (isRich: boolean): void => {
    bar.hidden = !isRich
    area.hidden = isRich
    if (isRich) box.append(surface)
    else surface.remove()
    // What leads to the text leads to what is shown of it.
    area.id = isRich ? `${id}-code` : id
    for (const each of modes) each.setAttribute('aria-pressed', String((each.dataset.mode === 'rich') === isRich))
  }
  const setOut = (): boolean => {
    const doc = opened(editor.schema, area.value)
    origin = doc && { text: area.value, doc }
    note.textContent = doc ? '' : words.refused
    if (doc)
      editor.view.updateState(
        EditorState.create({ doc, selection: Selection.atEnd(doc), plugins: editor.state.plugins }),
      )
    show(doc !== null)
    refresh()
    return doc !== null
  }
  for (const mode of modes)
    mode.addEventListener('click', () => {
      if (mode.dataset.mode === 'rich') {
        if (!surface.isConnected) setOut()
      } else {
        origin = null
        note.textContent = ''
        show(false)
      }
    })
  label.addEventListener('click', () => {
    if (surface.isConnected) editor.view.focus()
  })
  surface.addEventListener('insertion', (event) => {
    if (event instanceof CustomEvent) insertOffered(editor, String(event.detail))
  })
  area.setAttribute('aria-describedby', `${area.getAttribute('aria-describedby') ?? ''} ${note.id}`.trim())
  const wasTyping = document.activeElement === area
  if (setOut() && wasTyping) editor.view.focus()
}

/** Puts what the list of fields offers; a tab is named there by the attribute of what it repeats. */
function insertOffered(editor: Editor, written: string): void {
  const [repeated] = written.startsWith('data-pour=') ? parseTemplate(`<p ${written}></p>`).nodes : []
  if (repeated?.kind === 'block') say(editor, 'pour', repeated.each)
  else insert(editor.view, written)
  editor.view.focus()
}

function attributesOf(area: HTMLTextAreaElement, labelId: string): Record<string, string> {
  const said = ['aria-describedby', 'aria-invalid'].flatMap((name) => {
    const value = area.getAttribute(name)
    return value === null ? [] : [[name, value] as const]
  })
  return {
    ...Object.fromEntries(said),
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': labelId,
    class: `rich-text rich-${area.rows > 5 ? 'tall' : 'short'}`,
    spellcheck: 'true',
  }
}
