// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { AnyEntity, Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { Choices } from '../ui/choice.js'
import { isInterval, listParameters, withoutPlace } from '../ui/list-state.js'
import { queryText } from '../ui/urls.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly entity: AnyEntity
  readonly state: URLSearchParams
  readonly path: string
  readonly locale: Locale
  readonly choices: ReadonlyMap<string, Choices>
  readonly problems: readonly Problem[]
}

/** Whether the advanced search is unfolded: asked for, or in use. */
export function isAdvanced(entity: AnyEntity, state: URLSearchParams): boolean {
  const used = (name: string): boolean => criterionKinds.some((kind) => (state.get(`${kind}.${name}`) ?? '') !== '')
  return state.get(listParameters.advanced) === '1' || entity.listing.criteria.some(used)
}

/** Parameters of a criterion: its value, or its bounds. */
const criterionKinds = ['c', 'min', 'max'] as const

/**
 * Simple search, and the advanced one that unfolds below it: one form, so that both are kept together. Criteria are made
 * when they are asked for: their lists of choices cost more than the page.
 */
export function SearchBar({ entity, state, path, locale, choices, problems }: Props) {
  const messages = listingMessages(locale)
  const searched = entity.listing.search.flatMap((name) =>
    entity.fields[name]?.hidden === false ? [entity.fields[name]] : [],
  )
  const criteria = entity.listing.criteria.flatMap((name) =>
    entity.fields[name]?.hidden === false ? [entity.fields[name]] : [],
  )
  const open = isAdvanced(entity, state)
  return (
    <form method="get" action={path} class="search" role="search" id="recherche">
      {[listParameters.sort, listParameters.expired, listParameters.size].map(
        (name) => state.get(name) && <input type="hidden" name={name} value={state.get(name) ?? ''} key={name} />,
      )}
      {state.getAll(listParameters.columns).map((name) => (
        <input type="hidden" name={listParameters.columns} value={name} key={name} />
      ))}
      {searched.length > 0 && (
        <div class="simple">
          <div class="field grow">
            <label for="q">{messages.search}</label>
            <input
              id="q"
              type="search"
              name={listParameters.search}
              value={state.get(listParameters.search) ?? ''}
              aria-describedby="q-aide"
              data-shortcut="/"
            />
          </div>
          <div class="field">
            <label for="champ">{messages.inColumn}</label>
            <select id="champ" name={listParameters.field}>
              <option value="">{messages.everywhere}</option>
              {searched.map((field) => (
                <option value={field.name} selected={state.get(listParameters.field) === field.name} key={field.name}>
                  {field.label}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">{messages.search}</button>
          <p id="q-aide" class="help">
            {messages.searchHelp}
          </p>
        </div>
      )}
      {problems.length > 0 && (
        <div class="flash error" role="alert">
          {messages.problems}
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.field}${problem.message}`}>{problem.message}</li>
            ))}
          </ul>
        </div>
      )}
      {criteria.length > 0 && !open && (
        <button type="submit" class="link" name={listParameters.advanced} value="1" aria-expanded="false">
          {messages.advanced}
        </button>
      )}
      {criteria.length > 0 && open && (
        <fieldset class="advanced">
          <legend>{messages.advanced}</legend>
          <div class="criteria">
            {criteria.map((field) => (
              <Criterion
                key={field.name}
                entity={entity}
                field={field}
                state={state}
                locale={locale}
                choices={choices.get(field.name)}
              />
            ))}
          </div>
          <div class="buttons">
            <button type="submit" class="primary" name={listParameters.advanced} value="1">
              {messages.apply}
            </button>
            <a class="button" href={path}>
              {messages.clear}
            </a>
            <a href={`${path}${queryText(withoutCriteria(entity, state))}`}>{messages.simple}</a>
          </div>
        </fieldset>
      )}
    </form>
  )
}

/** The state as the simple search alone knows it. */
function withoutCriteria(entity: AnyEntity, state: URLSearchParams): URLSearchParams {
  const copy = withoutPlace(state)
  for (const name of entity.listing.criteria) for (const kind of criterionKinds) copy.delete(`${kind}.${name}`)
  copy.delete(listParameters.advanced)
  return copy
}

interface CriterionProps {
  readonly entity: AnyEntity
  readonly field: Field
  readonly state: URLSearchParams
  readonly locale: Locale
  readonly choices: Choices | undefined
}

function Criterion({ entity, field, state, locale, choices }: CriterionProps) {
  const messages = listingMessages(locale)
  const id = `critere-${Object.keys(entity.fields).indexOf(field.name)}`
  if (isInterval(entity, field)) {
    return (
      <fieldset class="field interval">
        <legend>{field.label}</legend>
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
      ) : (
        <input id={id} name={`c.${field.name}`} value={value} autoComplete="off" />
      )}
    </div>
  )
}
