// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Count } from '../records/index.js'
import { listParameters, withoutPlace } from '../ui/list-state.js'
import type { PageRequest } from '../ui/page.js'
import { queryText, withQuery } from '../ui/urls.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly request: PageRequest
  readonly entity: AnyEntity
  /** The entity with the columns chosen. */
  readonly listed: AnyEntity
  readonly counted: Count
  readonly path: string
}

/** Count, place, columns, validity and export: what concerns the whole listing. */
export function Tools({ request, entity, listed, counted, path }: Props) {
  const messages = listingMessages(request.locale)
  const state = withoutPlace(request.query)
  const expired = state.get(listParameters.expired) === '1'
  const mayExport = request.app !== null && request.grants.can(request.app.definition.name, entity, 'export')
  const offered = Object.values(entity.fields).filter((field) => !field.hidden)
  return (
    <div class="tools">
      <p class="count" role="status">
        {messages.count(counted.count, counted.capped, entity.noun.plural, entity.noun.singular)}
      </p>
      {counted.capped && (
        <form method="get" action={path} class="start-at">
          <Carried state={state} without={[]} />
          <label for="de">{messages.startAt}</label>
          <input id="de" name={listParameters.from} value={request.query.get(listParameters.from) ?? ''} class="w-10" />
          <button type="submit">{messages.go}</button>
        </form>
      )}
      <div class="spread">
        {entity.validity && (
          <a
            class="button"
            href={`${path}${queryText(withQuery(state, { [listParameters.expired]: expired ? null : '1' }))}`}
          >
            {expired ? messages.hideExpired : messages.showExpired}
          </a>
        )}
        <details class="popup">
          <summary class="button">{messages.columns}</summary>
          <form method="get" action={path}>
            <Carried state={state} without={[listParameters.columns]} />
            <fieldset>
              <legend>{messages.columns}</legend>
              {offered.map((field) => (
                <label class="check" key={field.name}>
                  <input
                    type="checkbox"
                    name={listParameters.columns}
                    value={field.name}
                    checked={listed.listing.columns.includes(field.name)}
                  />{' '}
                  {field.label}
                </label>
              ))}
            </fieldset>
            <button type="submit">{messages.apply}</button>
          </form>
        </details>
        {mayExport && (
          <a class="button" href={`${path}/-/export${queryText(state)}`} download>
            {messages.exported}
          </a>
        )}
      </div>
    </div>
  )
}

function Carried({ state, without }: { state: URLSearchParams; without: readonly string[] }) {
  return (
    <>
      {[...state]
        .filter(([name]) => !without.includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={`${name}=${value}`} />
        ))}
    </>
  )
}
