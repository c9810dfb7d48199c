// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import { Carried } from '../ui/carried.js'
import { identityOf, kept } from '../ui/html.js'
import { listParameters } from '../ui/list-state.js'
import { queryText, withQuery } from '../ui/urls.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly entity: AnyEntity
  /** The entity with the columns chosen. */
  readonly listed: AnyEntity
  readonly size: number
  readonly state: URLSearchParams
  readonly path: string
  readonly locale: Locale
}

const sizes = [15, 30, 50, 100]

/** Choice of the columns and of the rows a page holds. */
export function Display(props: Props) {
  const { entity, listed, size, state, path, locale } = props
  // What is offered depends on who asks: the fields are those of the application as he sees it.
  const fields = [identityOf(entity.fields), entity.listing.columns, listed.listing.columns]
  const key = JSON.stringify(['display', path, locale, String(state), fields, size])
  return kept(key, () => <Popup {...props} />)
}

function Popup({ entity, listed, size, state, path, locale }: Props) {
  const messages = listingMessages(locale)
  // Those shown first, in their order: the first one names the row.
  const names = [...new Set([...listed.listing.columns, ...entity.listing.columns, ...Object.keys(entity.fields)])]
  const offered = names.flatMap((name) => (entity.fields[name]?.hidden === false ? [entity.fields[name]] : []))
  const own = [listParameters.columns, listParameters.size]
  const isChanged = own.some((name) => state.has(name))
  return (
    <details class="popup">
      <summary class="button">{messages.show}</summary>
      <form method="get" action={path} class="sheet">
        <Carried state={state} without={own} />
        {/* What the Enter key sends: the first button of a form would move a column otherwise. */}
        <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true" />
        <fieldset>
          <legend>{messages.columns}</legend>
          {offered.map((field, index) => (
            <div class="column-choice" key={field.name}>
              <label class="check">
                <input
                  type="checkbox"
                  name={listParameters.columns}
                  value={field.name}
                  checked={listed.listing.columns.includes(field.name)}
                />{' '}
                {field.label}
              </label>
              {index > 0 && listed.listing.columns.includes(field.name) && (
                <button
                  type="submit"
                  class="link"
                  name={listParameters.earlier}
                  value={field.name}
                  aria-label={messages.earlier(field.label)}
                  title={messages.earlier(field.label)}
                >
                  ↑
                </button>
              )}
            </div>
          ))}
        </fieldset>
        <div class="field">
          <label for="taille">{messages.size}</label>
          <select id="taille" name={listParameters.size}>
            {[...new Set([...sizes, size])]
              .sort((a, b) => a - b)
              .map((each) => (
                <option value={each === entity.listing.pageSize ? '' : each} selected={each === size} key={each}>
                  {each}
                </option>
              ))}
          </select>
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            {messages.apply}
          </button>
          {isChanged && (
            <a
              class="button"
              href={`${path}${queryText(withQuery(state, { [listParameters.columns]: null, [listParameters.size]: null }))}`}
            >
              {messages.usual}
            </a>
          )}
        </div>
      </form>
    </details>
  )
}
