// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import type { Choices } from '../ui/choice.js'
import { yesNo } from '../ui/format.js'
import { listParameters } from '../ui/list-state.js'
import { queryText, withQuery } from '../ui/urls.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly entity: AnyEntity
  readonly state: URLSearchParams
  readonly path: string
  readonly locale: Locale
  readonly choices: ReadonlyMap<string, Choices>
}

/** The filters in force, each one a chip that takes it off. */
export function Filters({ entity, state, path, locale, choices }: Props) {
  const messages = listingMessages(locale)
  const chips = chipsOf(entity, state, locale, choices)
  if (chips.length === 0) return null
  const cleared = { [listParameters.after]: null, [listParameters.before]: null, [listParameters.from]: null }
  return (
    <ul class="chips" aria-label={messages.filters}>
      {chips.map((chip) => (
        <li key={chip.parameter}>
          <a
            class="chip"
            href={`${path}${queryText(withQuery(state, { [chip.parameter]: null, ...cleared }))}`}
            aria-label={messages.remove(chip.text)}
          >
            {chip.text} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function chipsOf(
  entity: AnyEntity,
  state: URLSearchParams,
  locale: Locale,
  choices: ReadonlyMap<string, Choices>,
): readonly { parameter: string; text: string }[] {
  const messages = listingMessages(locale)
  const search = state.get(listParameters.search)
  const simple = search ? [{ parameter: listParameters.search, text: `${messages.search}\u00a0: ${search}` }] : []
  const criteria = entity.listing.criteria.flatMap((name) => {
    const field = entity.fields[name]
    if (!field || field.hidden) return []
    return (['c', 'min', 'max'] as const).flatMap((kind) => {
      const parameter = `${kind}.${name}`
      const value = state.get(parameter)
      if (!value) return []
      const option =
        choices.get(name)?.options.find((each) => each.key.join(',') === value)?.label ??
        field.choices?.find((each) => each.value === value)?.label
      const text = option ?? (field.type === 'boolean' ? yesNo(value === 'true', locale) : value)
      const word = kind === 'c' ? '\u00a0:' : ` ${kind === 'min' ? messages.from : messages.to}`
      return [{ parameter, text: `${field.label}${word} ${text}` }]
    })
  })
  return [...simple, ...criteria]
}
