// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Ctx } from '../records/index.js'
import type { Choices } from '../ui/choice.js'
import { isInterval } from '../ui/list-state.js'
import { entityUrl } from '../ui/urls.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly field: Field
  readonly state: URLSearchParams
  readonly choices: Choices | undefined
  /** Label of the record that the criterion names. */
  readonly label: string | undefined
}

/** One criterion of the advanced search: two bounds, a list, a record found by typing, or a text. */
export function Criterion({ ctx, entity, field, state, choices, label }: Props) {
  const messages = listingMessages(ctx.locale)
  const id = `critere-${Object.keys(entity.fields).indexOf(field.name)}`
  if (isInterval(entity, field)) {
    return (
      <fieldset class="field interval">
        <legend>{field.label}</legend>
        <div class="bounds">
          {(['min', 'max'] as const).map((kind) => (
            <label key={kind}>
              <span>{kind === 'min' ? messages.from : messages.to}</span>{' '}
              <input
                name={`${kind}.${field.name}`}
                value={state.get(`${kind}.${field.name}`) ?? ''}
                class="w-10"
                autoComplete="off"
              />
            </label>
          ))}
        </div>
      </fieldset>
    )
  }
  const value = state.get(`c.${field.name}`) ?? ''
  const listed =
    choices && !choices.long
      ? choices.options.map((option) => ({ value: option.key.join(','), label: option.label }))
      : field.type === 'boolean'
        ? [
            { value: 'true', label: messages.yes },
            { value: 'false', label: messages.no },
          ]
        : field.choices
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {listed ? (
        <select id={id} name={`c.${field.name}`}>
          <option value="">{messages.any}</option>
          {listed.map((option) => (
            <option value={option.value} selected={option.value === value} key={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : choices?.long ? (
        <span class="autocomplete" data-source={entityUrl(ctx.app, entity.name, 'choix', { champ: field.name })}>
          <input type="hidden" name={`c.${field.name}`} value={value} />
          <input type="hidden" name={`d.${field.name}`} value={label ?? value} />
          <input type="text" id={id} name={`r.${field.name}`} value={label ?? value} autoComplete="off" />
        </span>
      ) : (
        <input id={id} name={`c.${field.name}`} value={value} autoComplete="off" />
      )}
    </div>
  )
}
