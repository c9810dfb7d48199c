// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Child, Reference } from '../model/entity.js'
import { keyText } from '../model/key-text.js'
import { newOne, none } from '../model/lexicon/index.js'
import { type Count, listed, type RecordView } from '../records/index.js'
import { Carried } from '../ui/carried.js'
import { ExpiredToggle, hiddenCount } from '../ui/expired.js'
import { listMessages } from '../ui/list-messages.js'
import { listParameters, readListState, withoutPlace } from '../ui/list-state.js'
import type { PageRequest } from '../ui/page.js'
import { childParameters, type Place, subPrefix, under } from '../ui/place.js'
import { RecordTable } from '../ui/record-table.js'
import { type Target, typingOf } from '../ui/target.js'
import { entityUrl, queryText, recordUrl, withQuery } from '../ui/urls.js'

export interface TabsProps {
  readonly request: PageRequest
  readonly target: Target
  readonly record: RecordView
  readonly place: Place
}

export interface Tab {
  readonly child: Child
  readonly id: string
  readonly entity: AnyEntity
  readonly reference: Reference
  readonly counted: Count
}

interface Props extends TabsProps {
  readonly tab: Tab
  /** The sub-listing's own parameters, without prefix. */
  readonly state: URLSearchParams
  /** Keys of the rows that are ticked at first. */
  readonly ticked: ReadonlySet<string>
  /** Says what it lists: no tab does. */
  readonly titled: boolean
}

/** The rows of a table that refer to a record, with their search where they are many, and what adds one. */
export async function SubList({ request, target, record, place, tab, state, ticked, titled }: Props) {
  const { app, ctx, entity } = target
  const messages = listMessages(ctx.locale)
  const parent = under(tab.reference, record)
  const { query } = readListState(tab.entity, state, typingOf(ctx), parent)
  const nothing = { page: { rows: [], next: null, previous: null }, counted: tab.counted }
  const { page, counted } = parent ? await listed(ctx, tab.entity, query) : nothing
  const hidden = parent ? await hiddenCount(ctx, tab.entity, query, counted) : 0
  const common = { ...place.carried, onglet: tab.id }
  const href = (sub: URLSearchParams): string => {
    const parameters = Object.fromEntries([...sub].map(([name, value]) => [`${subPrefix}${name}`, value]))
    return `${recordUrl(app, entity.name, record.key, null, { ...common, ...parameters })}#onglets`
  }
  const child = childParameters(place, tab, record, state)
  const creates = !tab.entity.readOnly && ctx.grants.can(app.definition.name, tab.entity, 'create')
  const many = tab.counted.capped || tab.counted.count > query.size || query.search !== null
  const stable = withoutPlace(state)
  return (
    <>
      <h2 class={titled ? '' : 'hidden'}>{tab.child.label}</h2>
      <div class="tools">
        {many && tab.entity.listing.search.length > 0 && (
          <form
            method="get"
            action={`${recordUrl(app, entity.name, record.key)}#onglets`}
            class="sub-search"
            role="search"
            aria-label={tab.child.label}
          >
            <Carried state={new URLSearchParams(common)} />
            <Carried state={prefixed(stable)} without={[`${subPrefix}${listParameters.search}`]} />
            <label for={`q-${tab.id}`} class="hidden">
              {messages.search}
            </label>
            <input
              id={`q-${tab.id}`}
              type="search"
              name={`${subPrefix}${listParameters.search}`}
              value={query.search?.text ?? ''}
              data-shortcut="/"
            />
            <button type="submit">{messages.search}</button>
            {query.search && <a href={href(withQuery(stable, { [listParameters.search]: null }))}>{messages.clear}</a>}
          </form>
        )}
        {many && (
          <p class="count" role="status">
            {messages.count(counted.count, counted.capped, tab.entity.noun.plural, tab.entity.noun.singular)}
          </p>
        )}
        <div class="spread">
          <ExpiredToggle
            ctx={ctx}
            entity={tab.entity}
            shown={query.expired}
            hidden={hidden}
            href={(expired) => href(withQuery(stable, { [listParameters.expired]: expired }))}
          />
          {creates && (
            <a
              class="button"
              href={`${entityUrl(app, tab.entity.name, 'nouveau')}${queryText(child)}`}
              data-shortcut="n"
            >
              {newOne(tab.entity.noun, ctx.locale)}
            </a>
          )}
        </div>
      </div>
      <RecordTable
        ctx={ctx}
        entity={tab.entity}
        page={page}
        caption={tab.child.label}
        state={state}
        href={href}
        recordHref={(row, verb) => (row.key.length > 0 ? recordUrl(app, tab.entity.name, row.key, verb, child) : null)}
        without={tab.reference.fields}
        selection={{ request, carried: child, counted, ticked, suffix: `-${keyText([tab.id])}` }}
        empty={query.search ? messages.nothingFound : messages.nothingYet(none(tab.entity.noun, ctx.locale))}
      />
    </>
  )
}

function prefixed(state: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...state].map(([name, value]) => [`${subPrefix}${name}`, value]))
}
