// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../../model/application.js'
import type { Choice } from './choices.js'
import { richMessages } from './messages.js'

/** What a box asks, by the name of its words. */
export type Part = keyof ReturnType<typeof richMessages>['parts']

interface Props {
  readonly part: Part
  /** As the script asks for it. */
  readonly name: string
  readonly list?: string | undefined
  readonly choices?: readonly Choice[]
  readonly locale: Locale
}

/** One question of a box: what is wrong with its answer is said where it waits, empty. */
export function BoxField({ part, name, list, choices, locale }: Props) {
  const messages = richMessages(locale)
  const helps: Readonly<Partial<Record<Part, string>>> = messages.helps
  const wrongs: Readonly<Partial<Record<Part, string>>> = messages.wrong
  const id = `boite-${part}`
  const notes = [...(helps[part] ? [`${id}-aide`] : []), ...(wrongs[part] ? [`${id}-erreur`] : [])].join(' ')
  const attributes = { id, 'data-part': name, 'aria-describedby': notes || undefined }
  return (
    <div class="field">
      <label for={id}>{messages.parts[part]}</label>
      {helps[part] && (
        <p class="help" id={`${id}-aide`}>
          {helps[part]}
        </p>
      )}
      {choices ? (
        <select {...attributes}>
          {choices.map(([value, shown]) => (
            <option value={value} key={value}>
              {shown}
            </option>
          ))}
        </select>
      ) : (
        <input {...attributes} list={list} />
      )}
      {wrongs[part] && <p class="error" id={`${id}-erreur`} role="alert" data-wrong={wrongs[part]} />}
    </div>
  )
}
