// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { ResolvedApplication } from '../model/application.js'
import type { Addition, Companion, PageRequest, Subject } from '../ui/page.js'
import { typingOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { userOf } from '../ui/user.js'
import { knownSearches } from './known-searches.js'
import { keepLastSearch } from './last-search.js'
import { memoryMessages } from './messages.js'
import { remember } from './recents.js'
import { SearchesBar } from './searches-bar.js'
import { shelfOf } from './shelf.js'
import { listedBy, longestState, seenIn, stateOf } from './state.js'

type Shown<Kind extends Subject['kind']> = Extract<Subject, { readonly kind: Kind }>

/** Remembers what is opened, and shows it where it serves: saved searches above a listing, the pin of a record. */
export function memoryCompanion(database: Database): Companion {
  return {
    async accompany(app, subject, request) {
      if (subject.kind === 'listing') return accompanyListing(database, app, subject, request)
      return subject.kind === 'record' ? accompanyRecord(database, app, subject, request) : null
    },
    async usual(app, entity, request) {
      const searches = await knownSearches(database, shelfOf({ app, entity }, request))
      const chosen = searches.find((search) => search.usual)
      return chosen ? listedBy(entity, chosen.state, typingOf(request.contextOf(app))) : entity
    },
  }
}

async function accompanyListing(
  database: Database,
  app: ResolvedApplication,
  { entity, state }: Shown<'listing'>,
  request: PageRequest,
): Promise<Addition> {
  const shelf = shelfOf({ app, entity }, request)
  const left = stateOf(entity, state).toString()
  const isKept = left !== '' && left.length <= longestState
  if (isKept) keepLastSearch(database, shelf.user, { ...shelf, state: left })
  const searches = seenIn(entity, await knownSearches(database, shelf))
  return { above: <SearchesBar app={app} entity={entity} state={state} searches={searches} request={request} /> }
}

async function accompanyRecord(
  database: Database,
  app: ResolvedApplication,
  { entity, key, carried }: Shown<'record'>,
  request: PageRequest,
): Promise<Addition | null> {
  if (key.length === 0) return null
  const messages = memoryMessages(request.locale)
  const address = { application: app.definition.name, entity: entity.name, key }
  const pinned = await remember(database, userOf(request), address)
  return {
    actions: (
      <form method="post" action={recordUrl(app, entity.name, key, 'epingler', carried)}>
        <input type="hidden" name="-csrf" value={request.csrf} />
        <button type="submit" name="epingle" value={pinned ? '0' : '1'}>
          {pinned ? messages.unpin : messages.pin}
        </button>
      </form>
    ),
  }
}
