// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { Problem } from '../model/override.js'
import { FieldNotes, notesOf } from '../ui/field-notes.js'
import { queriesMessages } from './messages.js'
import { controls } from './urls.js'

interface Props {
  readonly locale: Locale
  readonly label: string
  readonly help: string
  readonly problems: readonly Problem[]
}

/** What a query is called, and what it answers. */
export function Named({ locale, label, help, problems }: Props) {
  const messages = queriesMessages(locale)
  const wrong = problems.filter(({ field }) => field === controls.label)
  return (
    <fieldset class="group">
      <legend>{messages.query}</legend>
      <div class="field">
        <label for={controls.label}>{messages.label}</label>
        <input
          type="text"
          id={controls.label}
          name={controls.label}
          value={label}
          class="w-40"
          autoComplete="off"
          aria-required="true"
          aria-invalid={wrong.length > 0 ? 'true' : undefined}
          aria-describedby={notesOf(controls.label, null, wrong) || undefined}
        />
        <FieldNotes id={controls.label} help={null} wrong={wrong} />
      </div>
      <div class="field">
        <label for={controls.help}>{messages.help}</label>
        <textarea id={controls.help} name={controls.help} rows={2} aria-describedby={`${controls.help}-aide`}>
          {help}
        </textarea>
        <FieldNotes id={controls.help} help={messages.helpHelp} wrong={[]} />
      </div>
    </fieldset>
  )
}
