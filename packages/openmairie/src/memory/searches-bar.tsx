// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import { listParameters, sortText } from '../ui/list-state.js'
import type { PageRequest } from '../ui/page.js'
import { entityUrl } from '../ui/urls.js'
import { memoryMessages } from './messages.js'
import { SearchForm } from './search-form.js'
import type { SavedSearch } from './searches.js'
import { displayOf, savedText, underDisplay } from './state.js'

interface Props {
  readonly app: ResolvedApplication
  readonly entity: AnyEntity
  readonly state: URLSearchParams
  readonly searches: readonly SavedSearch[]
  readonly request: PageRequest
}

/** Searches, and displays, shown above a listing; the others are on their page. */
const shown = 8

/** Saved searches and displays as links above their listing, and the one shown to save. Nothing where there is none. */
export function SearchesBar({ app, entity, state, searches, request }: Props) {
  const messages = memoryMessages(request.locale)
  const current = savedText(entity, state)
  const display = displayOf(state)
  const named = searches.filter((search) => !search.display)
  const displays = searches.filter((search) => search.display)
  const isSaved = searches.some((search) => search.owner === null && search.state === current)
  const saves = current !== '' && !isSaved
  const usual = displays.find((search) => search.usual)
  if (searches.length === 0 && !saves) return null
  const pill = (search: SavedSearch, href: string, isCurrent: boolean) => (
    <li key={search.id}>
      <a
        class="saved"
        href={href}
        title={search.owner === null ? undefined : messages.by(search.owner)}
        aria-current={isCurrent ? 'true' : undefined}
      >
        {search.name}
      </a>
    </li>
  )
  const under = (chosen: URLSearchParams) => entityUrl(app, entity.name, null, underDisplay(state, chosen))
  const isHidden = named.length > shown || displays.length > shown
  return (
    <nav class="searches" aria-label={messages.searches}>
      {named.length > 0 && (
        <ul>
          {named
            .slice(0, shown)
            .map((search) => pill(search, searchUrl(app, entity, search), search.state === current))}
        </ul>
      )}
      {displays.length > 0 && (
        <ul aria-label={messages.displays}>
          <li class="help" aria-hidden="true">
            {messages.displays}
          </li>
          {displays.slice(0, shown).map((search) => {
            const chosen = new URLSearchParams(search === usual ? '' : search.state)
            return pill(search, under(chosen), display.toString() === chosen.toString())
          })}
          {usual && (
            <li>
              <a class="saved" href={under(ownDisplay(app, entity, request))}>
                {messages.originalDisplay}
              </a>
            </li>
          )}
        </ul>
      )}
      {searches.length > 0 && (
        <a href={entityUrl(app, entity.name, 'recherches')}>
          {isHidden ? messages.all(searches.length) : messages.manage}
        </a>
      )}
      {saves && (
        <details class="popup">
          <summary class="button">{messages.save}</summary>
          <SearchForm
            request={request}
            action={entityUrl(app, entity.name, 'recherches')}
            id="recherche-nom"
            draft={{ name: '', shared: false, display: current === display.toString(), state: current }}
            problem={null}
            button={messages.confirmSave}
          />
        </details>
      )}
    </nav>
  )
}

/** The listing's own columns, order and size, said in full: the way past what the visitor made usual. */
function ownDisplay(app: ResolvedApplication, { name }: AnyEntity, request: PageRequest): URLSearchParams {
  const own = app.localised[request.locale].get(name)?.listing
  const [sort] = own?.sort ?? []
  return new URLSearchParams([
    ...(own?.columns ?? []).map((column): [string, string] => [listParameters.columns, column]),
    ...(sort ? [[listParameters.sort, sortText(sort)] satisfies [string, string]] : []),
    [listParameters.size, String(own?.pageSize ?? '')],
  ])
}

/** Address that a saved search stands for. */
export function searchUrl(app: ResolvedApplication, entity: AnyEntity, { state }: Pick<SavedSearch, 'state'>): string {
  return entityUrl(app, entity.name, null, new URLSearchParams(state))
}
