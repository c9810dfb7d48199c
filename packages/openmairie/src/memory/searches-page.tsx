// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { trailTo } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { memoryMessages } from './messages.js'
import { type Draft, SearchForm } from './search-form.js'
import { type SavedSearch, searchesOn } from './searches.js'
import { searchUrl } from './searches-bar.js'
import { shelfOf } from './shelf.js'
import { seenIn } from './state.js'
import { UsualForm } from './usual-form.js'

/** What was typed and refused, and why; `id` is null for a new search. */
export interface Refused {
  readonly id: string | null
  readonly draft: Draft
  readonly problem: string
}

/** The page where the searches of a listing are renamed, shared and deleted. */
export async function searchesPage(
  database: Database,
  request: PageRequest,
  target: Target,
  refused: Refused | null,
): Promise<PageContent> {
  const { app, entity } = target
  const messages = memoryMessages(request.locale)
  const searches = seenIn(entity, await searchesOn(database, shelfOf(target, request)))
  const own = searches.filter(({ owner }) => owner === null)
  const others = searches.filter(({ owner }) => owner !== null)
  const listing = entityUrl(app, entity.name)
  return {
    kind: 'page',
    status: refused ? 422 : 200,
    title: messages.searches,
    current: entity.name,
    breadcrumb: [...trailTo(target, listing), { label: messages.searches, href: null }],
    body: (
      <>
        {refused && (
          <div class="summary" role="alert" id="problemes" tabIndex={-1}>
            <h2>{messages.problem}</h2>
            <a href={`#nom-${refused.id ?? 'nouveau'}`}>{refused.problem}</a>
          </div>
        )}
        {refused?.id === null && (
          <SearchForm
            request={request}
            action={entityUrl(app, entity.name, 'recherches')}
            id="nom-nouveau"
            draft={refused.draft}
            problem={refused.problem}
            button={messages.confirmSave}
          />
        )}
        {searches.length === 0 && (
          <div class="empty">
            <p>{messages.none}</p>
            <a class="button" href={listing} data-shortcut="u">
              {messages.backToList}
            </a>
          </div>
        )}
        {own.length > 0 && <h2>{messages.own}</h2>}
        <ul class="cards searches-own">
          {own.map((search) => (
            <Own
              key={search.id}
              request={request}
              target={target}
              search={search}
              refused={refused?.id === search.id ? refused : null}
            />
          ))}
        </ul>
        {others.length > 0 && <h2>{messages.others}</h2>}
        <ul class="searches-others">
          {others.map((search) => (
            <li key={search.id}>
              <a href={searchUrl(app, entity, search)}>{search.name}</a>{' '}
              <span class="help">{messages.by(search.owner ?? '')}</span>
              {search.display && <UsualForm request={request} target={target} search={search} />}
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

function Own({
  request,
  target,
  search,
  refused,
}: {
  request: PageRequest
  target: Target
  search: SavedSearch
  refused: Refused | null
}) {
  const messages = memoryMessages(request.locale)
  const { app, entity } = target
  const action = entityUrl(app, entity.name, `recherches/${search.id}`)
  return (
    <li class="card">
      <h3>
        <a href={searchUrl(app, entity, search)}>{search.name}</a>
        {search.display && <span class="tag">{messages.display}</span>}
      </h3>
      {search.display && <UsualForm request={request} target={target} search={search} />}
      <SearchForm
        request={request}
        action={action}
        id={`nom-${search.id}`}
        draft={{ name: search.name, shared: search.shared, ...refused?.draft, display: search.display }}
        problem={refused?.problem ?? null}
        button={messages.change}
        spoken={messages.changeOne(search.name)}
      />
      <form
        method="post"
        action={`${action}/supprimer`}
        data-confirm={messages.confirmRemove(search.name, search.shared)}
      >
        <input type="hidden" name="-csrf" value={request.csrf} />
        <button type="submit" class="link" aria-label={messages.removeOne(search.name)}>
          {messages.remove}
        </button>
      </form>
    </li>
  )
}
