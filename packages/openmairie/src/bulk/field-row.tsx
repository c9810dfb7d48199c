// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import { controlId, helpOf } from '../ui/asked.js'
import type { Choices } from '../ui/choice.js'
import { Control, isGroup } from '../ui/control.js'
import { controlMessages } from '../ui/control-messages.js'
import { FieldNotes, notesOf } from '../ui/field-notes.js'
import type { Posted } from '../ui/input.js'
import type { PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { bulkMessages } from './messages.js'
import { choosing, choosingText } from './narrowing.js'
import { modeOf } from './work.js'

/** The form of what changes on all records chosen. */
export interface Form {
  readonly target: Target
  readonly request: PageRequest
  readonly posted: Posted | null
  readonly problems: readonly Problem[]
  readonly choices: ReadonlyMap<string, Choices>
  readonly fields: readonly Field[]
  /** Values that all records chosen will have. */
  readonly common: Readonly<Record<string, string | null>>
}

/** Name of the button that asks for the choices again. */
export const refreshName = 'actualiser'

/** One field: left as it is, replaced or emptied, and its new value. */
export function FieldRow({ field, form }: { readonly field: Field; readonly form: Form }) {
  const { target, request, posted, problems, choices, fields, common } = form
  const { ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  const { name, label } = field
  const id = controlId(entity, name)
  const mode = modeOf(request.body, name)
  const wrong = problems.filter((problem) => problem.field === name)
  const matches = posted?.matches ?? new Map()
  const standing = choosing(field, fields, common)
  const help = choosingText(ctx, entity, field, fields, common) ?? helpOf(ctx, field, choices, matches)
  const notes = notesOf(id, help, wrong)
  const value = posted?.typed[name] ?? ''
  const chosenLabel = choices.get(name)?.options.find((option) => option.key[0] === value)?.label
  return (
    <fieldset class={`field change${wrong.length > 0 ? ' wrong' : ''}`}>
      <legend>{label}</legend>
      <FieldNotes id={id} help={help} wrong={wrong} />
      <div class="choices">
        <select name={`m.${name}`} aria-label={messages.change(label)}>
          <option value="">{messages.keep}</option>
          {standing !== 'closed' && (
            <option value="valeur" selected={mode === 'valeur'}>
              {messages.set}
            </option>
          )}
          {!field.required && field.nullable && (
            <option value="vider" selected={mode === 'vider'}>
              {messages.empty}
            </option>
          )}
        </select>
        {standing !== 'closed' && (
          <div class="value">
            {!isGroup(field) && (
              <label class="hidden" for={id}>
                {label}
              </label>
            )}
            <Control
              ctx={ctx}
              entity={entity}
              field={field}
              id={id}
              value={value}
              label={posted?.typedLabels.get(name) ?? request.body.get(`r.${name}`) ?? chosenLabel ?? ''}
              choices={standing === 'waiting' ? { options: [], long: false } : choices.get(name)}
              matches={matches.get(name)}
              describedBy={notes}
              invalid={wrong.length > 0}
              required={true}
            />
            {field.dependsOn && (
              <button type="submit" name={refreshName} value="1" class="refresh">
                {controlMessages(ctx.locale).refreshChoices}
              </button>
            )}
          </div>
        )}
      </div>
    </fieldset>
  )
}
