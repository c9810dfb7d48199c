// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { AnyEntity, Field } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { Ctx } from '../records/index.js'
import { Carried } from '../ui/carried.js'
import type { Choices } from '../ui/choice.js'
import { identityOf, keptAround } from '../ui/html.js'
import { isCriterion, listParameters } from '../ui/list-state.js'
import { Criterion } from './criterion.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly state: URLSearchParams
  readonly path: string
  readonly choices: ReadonlyMap<string, Choices>
  readonly labels: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  /** Whether the criteria are unfolded; their lists of choices, which cost more than the page, are there then only. */
  readonly open: boolean
}

const carriedOn: readonly string[] = [
  listParameters.sort,
  listParameters.expired,
  listParameters.size,
  listParameters.columns,
]

/** Simple search, and the advanced one that unfolds below it: one form, so that both are kept together. */
export function SearchBar({ ctx, entity, state, path, choices, labels, problems, open }: Props) {
  const messages = listingMessages(ctx.locale)
  const shown = (names: readonly string[]) =>
    names.flatMap((name) => (entity.fields[name]?.hidden === false ? [entity.fields[name]] : []))
  const searched = shown(entity.listing.search)
  const criteria = shown(entity.listing.criteria)
  const used = [...state].filter(([name, value]) => value !== '' && isCriterion(entity, name))
  return (
    <form method="get" action={path} class="search" role="search" id="recherche">
      <Carried
        state={new URLSearchParams([...[...state].filter(([name]) => carriedOn.includes(name)), ...(open ? [] : used)])}
      />
      {searched.length > 0 && (
        <SimpleSearch
          entity={entity}
          locale={ctx.locale}
          text={state.get(listParameters.search) ?? ''}
          field={searched.find(({ name }) => name === state.get(listParameters.field))?.name ?? null}
          offered={searched}
        />
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
          {messages.advanced(new Set(used.map(([name]) => name.slice(name.indexOf('.')))).size)}
        </button>
      )}
      {criteria.length > 0 && open && (
        <details open>
          <summary>{messages.advanced(0)}</summary>
          <div class="panel">
            <div class="criteria">
              {criteria.map((field) => (
                <Criterion
                  key={field.name}
                  ctx={ctx}
                  entity={entity}
                  field={field}
                  state={state}
                  choices={choices.get(field.name)}
                  label={labels.get(field.name)}
                />
              ))}
            </div>
            <div class="buttons">
              <button type="submit" class="primary">
                {messages.apply}
              </button>
              <a class="button" href={path}>
                {messages.clear}
              </a>
            </div>
          </div>
        </details>
      )}
    </form>
  )
}

interface SimpleProps {
  readonly entity: AnyEntity
  readonly locale: Locale
  readonly text: string
  /** The column searched; all of them where null. */
  readonly field: string | null
  readonly offered: readonly Field[]
}

function SimpleSearch({ entity, locale, text, field, offered }: SimpleProps) {
  const names = offered.map(({ name }) => name)
  return keptAround(JSON.stringify(['search', identityOf(entity.fields), locale, names, field]), { text }, (placed) => {
    const messages = listingMessages(locale)
    return (
      <div class="simple">
        <div class="field grow">
          <label for="q">{messages.search}</label>{' '}
          <span id="q-aide" class="help">
            {messages.searchHelp}
          </span>
          <input
            id="q"
            type="search"
            name={listParameters.search}
            value={placed.text}
            aria-describedby="q-aide"
            data-shortcut="/"
          />
        </div>
        <div class="field">
          <label for="champ">{messages.inColumn}</label>
          <select id="champ" name={listParameters.field}>
            <option value="">{messages.everywhere}</option>
            {offered.map(({ name, label }) => (
              <option value={name} selected={name === field} key={name}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{messages.search}</button>
      </div>
    )
  })
}
