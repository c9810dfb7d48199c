// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { Problem } from '../../model/override.js'
import { FieldNotes, notesOf } from '../../ui/field-notes.js'
import { editorMessages } from './messages.js'
import { isHtml, isShort } from './read.js'
import { editorControls } from './urls.js'

interface Props {
  readonly name: string
  readonly value: string
  /** What another keeps in its place meanwhile; null where that is the same. */
  readonly theirs: string | null
  readonly wrong: readonly Problem[]
  readonly locale: Locale
}

const choices: Readonly<Record<string, readonly string[]>> = {
  orientation: ['portrait', 'landscape'],
  format: ['A4', 'A3'],
}
const wide: ReadonlySet<string> = new Set(['label', 'draft', 'when'])
/** Lines that a text shows at first. */
const tall: Readonly<Record<string, number>> = { body: 18, title: 3, header: 3, footer: 3, sender: 4 }

/** One text of a definition, as plain words: it is typed without any script. */
export function Control({ name, value, theirs, wrong, locale }: Props) {
  const messages = editorMessages(locale)
  const id = `t-${name}`
  const help = messages.helps[name] ?? null
  const attributes = {
    id,
    name: editorControls.text(name),
    'aria-invalid': wrong.length > 0 ? ('true' as const) : undefined,
    'aria-describedby': notesOf(id, help, wrong) || undefined,
  }
  const offered = choices[name]
  return (
    <div class="field">
      <label for={id}>{messages.controls[name]}</label>
      {offered ? (
        <select {...attributes}>
          {offered.map((each) => (
            <option value={each} selected={each === value} key={each}>
              {messages.choices[each]}
            </option>
          ))}
        </select>
      ) : isShort(name) ? (
        <input {...attributes} value={value} class={wide.has(name) ? undefined : 'w-6'} />
      ) : (
        <textarea
          {...attributes}
          rows={tall[name] ?? 5}
          spellcheck
          class="edition-text"
          data-rich={isHtml(name) ? '' : undefined}
        >
          {/* A first line break is the element’s own, not the text’s. */}
          {value.startsWith('\n') ? `\n${value}` : value}
        </textarea>
      )}
      <FieldNotes id={id} help={help} wrong={wrong} />
      {theirs !== null && (
        <details open>
          <summary>{messages.theirs}</summary>
          <pre class="edition-text" lang="zxx">
            {theirs === '' ? messages.emptyText : theirs}
          </pre>
        </details>
      )}
    </div>
  )
}
