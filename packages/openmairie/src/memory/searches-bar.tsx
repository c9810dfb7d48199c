// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import type { PageRequest } from '../ui/page.js'
import { entityUrl } from '../ui/urls.js'
import { memoryMessages } from './messages.js'
import { SearchForm } from './search-form.js'
import type { SavedSearch } from './searches.js'
import { savedText } from './state.js'

interface Props {
  readonly app: ResolvedApplication
  readonly entity: AnyEntity
  readonly state: URLSearchParams
  readonly searches: readonly SavedSearch[]
  readonly request: PageRequest
}

/** Searches shown above a listing; the others are on their page. */
const shown = 8

/** Saved searches as links above their listing, and the one shown to save. Nothing where there is neither. */
export function SearchesBar({ app, entity, state, searches, request }: Props) {
  const messages = memoryMessages(request.locale)
  const current = savedText(entity, state)
  const isSaved = searches.some((search) => search.owner === null && search.state === current)
  const saves = current !== '' && !isSaved
  if (searches.length === 0 && !saves) return null
  return (
    <nav class="searches" aria-label={messages.searches}>
      {searches.length > 0 && (
        <ul>
          {searches.slice(0, shown).map((search) => (
            <li key={search.id}>
              <a
                class="saved"
                href={searchUrl(app, entity, search)}
                title={search.owner === null ? undefined : messages.by(search.owner)}
                aria-current={search.state === current ? 'true' : undefined}
              >
                {search.name}
              </a>
            </li>
          ))}
          <li>
            <a href={entityUrl(app, entity.name, 'recherches')}>
              {searches.length > shown ? messages.all(searches.length) : messages.manage}
            </a>
          </li>
        </ul>
      )}
      {saves && (
        <details class="popup">
          <summary class="button">{messages.save}</summary>
          <SearchForm
            request={request}
            action={entityUrl(app, entity.name, 'recherches')}
            id="recherche-nom"
            draft={{ name: '', shared: false, state: current }}
            problem={null}
            button={messages.confirmSave}
          />
        </details>
      )}
    </nav>
  )
}

/** Address that a saved search stands for. */
export function searchUrl(app: ResolvedApplication, entity: AnyEntity, { state }: Pick<SavedSearch, 'state'>): string {
  return entityUrl(app, entity.name, null, new URLSearchParams(state))
}
