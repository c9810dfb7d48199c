// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import type { Choices } from '../ui/choice.js'
import { yesNo } from '../ui/format.js'
import { isCriterion, listParameters, sortedField, withoutPlace } from '../ui/list-state.js'
import { queryText, withQuery } from '../ui/urls.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly entity: AnyEntity
  readonly state: URLSearchParams
  readonly path: string
  readonly locale: Locale
  readonly choices: ReadonlyMap<string, Choices>
  /** Labels of the records that criteria name. */
  readonly labels: ReadonlyMap<string, string>
}

interface Chip {
  readonly parameters: readonly string[]
  readonly text: string
}

/** What is not as usual in the listing shown, each a chip that takes it off. */
export function Filters(props: Props) {
  const { entity, state, path, locale } = props
  const messages = listingMessages(locale)
  const search = searchChip(entity, state, locale)
  const chips = [...(search ? [search] : []), ...criteria(props), ...display(entity, state, locale)]
  if (chips.length === 0) return null
  const without = (parameters: readonly string[], kept: URLSearchParams): string =>
    `${path}${queryText(withQuery(kept, Object.fromEntries(parameters.map((name) => [name, null]))))}`
  return (
    <ul class="chips" aria-label={messages.filters}>
      {chips.map((chip) => (
        <li key={chip.parameters[0]}>
          <a class="chip" href={without(chip.parameters, withoutPlace(state))} aria-label={messages.remove(chip.text)}>
            {chip.text}{' '}
            <span class="cross" aria-hidden="true">
              ×
            </span>
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a href={without([...new Set(chips.flatMap((chip) => chip.parameters))], withoutPlace(state))}>
            {messages.clear}
          </a>
        </li>
      )}
    </ul>
  )
}

/** What narrows the listing shown, in words. */
export function narrowedBy(props: Omit<Props, 'path'>): readonly string[] {
  const { entity, state, locale } = props
  const search = searchChip(entity, state, locale)
  const chips = [...(search ? [search] : []), ...criteria(props), ...display(entity, state, locale)]
  return chips.filter(({ parameters }) => !parameters.includes(listParameters.columns)).map(({ text }) => text)
}

function searchChip(entity: AnyEntity, state: URLSearchParams, locale: Locale): Chip | null {
  const text = state.get(listParameters.search)?.trim()
  if (!text) return null
  const field = entity.fields[state.get(listParameters.field) ?? '']
  return {
    parameters: [listParameters.search, listParameters.field],
    text: listingMessages(locale).searched(text, field?.label ?? null),
  }
}

function criteria({ entity, state, locale, choices, labels }: Omit<Props, 'path'>): readonly Chip[] {
  // Most addresses name none.
  if (![...state.keys()].some((name) => isCriterion(entity, name))) return []
  const messages = listingMessages(locale)
  return entity.listing.criteria.flatMap((name) => {
    const field = entity.fields[name]
    if (!field || field.hidden) return []
    return (['c', 'min', 'max'] as const).flatMap((kind) => {
      const parameter = `${kind}.${name}`
      const value = state.get(parameter)
      if (!value) return []
      const option =
        choices.get(name)?.options.find((each) => each.key.join(',') === value)?.label ??
        labels.get(name) ??
        field.choices?.find((each) => each.value === value)?.label
      const text = option ?? (field.type === 'boolean' ? yesNo(value === 'true', locale) : value)
      return [{ parameters: [parameter], text: messages.criterion[kind](field.label, text) }]
    })
  })
}

function display(entity: AnyEntity, state: URLSearchParams, locale: Locale): readonly Chip[] {
  const messages = listingMessages(locale)
  const from = state.get(listParameters.from)
  return [
    ...(from
      ? [
          {
            parameters: [listParameters.from],
            text: messages.criterion.min(sortedField(entity, state)?.label ?? '', from),
          },
        ]
      : []),
    ...(entity.validity && state.get(listParameters.expired) === '1'
      ? [{ parameters: [listParameters.expired], text: messages.withExpired }]
      : []),
    ...(state.has(listParameters.columns)
      ? [{ parameters: [listParameters.columns], text: messages.chosenColumns }]
      : []),
  ]
}
