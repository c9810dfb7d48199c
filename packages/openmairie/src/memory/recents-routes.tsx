// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import { holdsPlace, read } from '../records/index.js'
import { recordsOf } from '../ui/known-records.js'
import { withoutPlace } from '../ui/list-state.js'
import type { PageRequest, Reply, Route } from '../ui/page.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { entityUrl, isLocal, recordUrl } from '../ui/urls.js'
import { userOf } from '../ui/user.js'
import { asUsual } from '../ui/usual.js'
import { type LastSearch, lastSearch } from './last-search.js'
import { memoryMessages } from './messages.js'
import { forgetAll, mostPins, pin, pins, recents, unpin } from './recents.js'
import { recentsPage } from './recents-page.js'
import { lastSearchUrl, recentsUrl } from './urls.js'

/** The listing of a search; null where there is none, or it may not be seen any longer. */
function reachable(request: PageRequest, last: LastSearch | null): Target | null {
  const app = request.apps.find((each) => each.definition.name === last?.application)
  const entity = app?.localised[request.locale].get(last?.entity ?? '')
  if (!app || !entity || !last || !request.grants.can(last.application, entity, 'list')) return null
  return { app, ctx: request.contextOf(app), entity }
}

/** Leads to a search as it was left; to its first page where its place there is no longer valid. */
async function resumed(request: PageRequest, target: Target, last: LastSearch): Promise<Reply> {
  const usual = await asUsual(request, target)
  const { app, ctx, entity } = usual
  const state = new URLSearchParams(last.state)
  if (holdsPlace(ctx, entity, usual.read(state).query))
    return { kind: 'redirect', location: entityUrl(app, entity.name, null, state) }
  return {
    kind: 'redirect',
    location: entityUrl(app, entity.name, null, withoutPlace(state)),
    flash: { tone: 'info', message: memoryMessages(request.locale).lostPlace },
  }
}

/** The last records, the pinned ones, the last search. */
export function recentsRoutes(database: Database): readonly Route[] {
  const show: Route = {
    method: 'GET',
    path: recentsUrl,
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const user = userOf(request)
      const [held, seen, last] = await Promise.all([
        pins(database, user),
        recents(database, user),
        lastSearch(database, user),
      ])
      const records = await recordsOf(request, [...held, ...seen])
      return recentsPage(request, {
        pinned: records.slice(0, held.length).filter((record) => record !== null),
        seen: records.slice(held.length).filter((record) => record !== null),
        last: reachable(request, last)?.entity.label ?? null,
      })
    },
  }
  const resume: Route = {
    ...show,
    path: lastSearchUrl,
    async handle(request) {
      const last = await lastSearch(database, userOf(request))
      const found = reachable(request, last)
      if (last && found) return resumed(request, found, last)
      return {
        kind: 'redirect',
        location: recentsUrl,
        flash: { tone: 'info', message: memoryMessages(request.locale).noLastSearch },
      }
    },
  }
  const forget: Route = {
    ...show,
    method: 'POST',
    async handle(request) {
      await forgetAll(database, userOf(request))
      return {
        kind: 'redirect',
        location: recentsUrl,
        flash: { tone: 'success', message: memoryMessages(request.locale).forgotten },
      }
    },
  }
  return [show, resume, forget, pinRoute(database)]
}

/** Pins a record that the user may read, or takes its pin off. */
function pinRoute(database: Database): Route {
  return {
    method: 'POST',
    path: '/:entity/:key/-/epingler',
    scope: 'application',
    access: 'signed-in',
    async handle(request) {
      const { app, ctx, entity } = targetOf(request)
      const record = await read(ctx, entity, keyOf(request, entity))
      if (!record) throw new OpenMairieError('OM_NOT_FOUND')
      const messages = memoryMessages(request.locale)
      const address = { application: app.definition.name, entity: entity.name, key: record.key }
      const wanted = request.body.get('epingle') === '1'
      const isDone = wanted ? await pin(database, userOf(request), address) : true
      if (!wanted) await unpin(database, userOf(request), address)
      const back = request.body.get('retour') ?? ''
      const message = wanted ? messages.wasPinned(record.label) : messages.wasUnpinned(record.label)
      return {
        kind: 'redirect',
        location: isLocal(back) ? back : recordUrl(app, entity.name, record.key, null, request.query),
        flash: isDone ? { tone: 'success', message } : { tone: 'warning', message: messages.tooManyPins(mostPins) },
      }
    },
  }
}
