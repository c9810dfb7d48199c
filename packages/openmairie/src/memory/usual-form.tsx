// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { memoryMessages } from './messages.js'
import type { SavedSearch } from './searches.js'

interface Props {
  readonly request: PageRequest
  readonly target: Target
  readonly search: SavedSearch
}

/** Makes a display the usual one of who reads, or no longer. */
export function UsualForm({ request, target: { app, entity }, search }: Props) {
  const messages = memoryMessages(request.locale)
  const words = search.usual ? messages.leaveUsual : messages.chooseUsual
  return (
    <form method="post" action={entityUrl(app, entity.name, `recherches/${search.id}/habituel`)} class="usual">
      <input type="hidden" name="-csrf" value={request.csrf} />
      {search.usual && <span class="tag current">{messages.usual}</span>}
      <button
        type="submit"
        class="link"
        name="habituel"
        value={search.usual ? '0' : '1'}
        aria-label={`${words} – ${search.name}`}
      >
        {words}
      </button>
    </form>
  )
}
