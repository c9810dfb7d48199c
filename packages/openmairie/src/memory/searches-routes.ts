// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Locale } from '../model/application.js'
import type { PageRequest, Route } from '../ui/page.js'
import { type Target, targetOf } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { memoryMessages } from './messages.js'
import type { Draft } from './search-form.js'
import { changeSearch, deleteSearch, longestName, saveSearch } from './searches.js'
import { searchUrl } from './searches-bar.js'
import { searchesPage } from './searches-page.js'
import { shelfOf } from './shelf.js'
import { longestState, savedText } from './state.js'

/** Whoever may list an entity sees the searches on it that are shared, and keeps his own. */
export function searchesRoutes(database: Database): readonly Route[] {
  const show: Route = {
    method: 'GET',
    path: '/:entity/-/recherches',
    scope: 'application',
    access: 'signed-in',
    handle: async (request) => searchesPage(database, request, listed(request), null),
  }
  const save: Route = {
    ...show,
    method: 'POST',
    async handle(request) {
      const target = listed(request)
      const messages = memoryMessages(request.locale)
      const state = savedText(target.entity, new URLSearchParams(request.body.get('etat') ?? ''))
      const draft = { ...draftOf(request), state }
      const refuse = (problem: string) => searchesPage(database, request, target, { id: null, draft, problem })
      const problem = state.length > longestState ? messages.wide : nameProblem(draft, request.locale)
      if (problem !== null) return refuse(problem)
      if (!(await saveSearch(database, shelfOf(target, request), draft))) return refuse(messages.taken(draft.name))
      return {
        kind: 'redirect',
        location: searchUrl(target.app, target.entity, draft),
        flash: { tone: 'success', message: messages.saved(draft.name) },
      }
    },
  }
  const change: Route = {
    ...save,
    path: '/:entity/-/recherches/:search',
    async handle(request) {
      const target = listed(request)
      const messages = memoryMessages(request.locale)
      const id = request.params['search'] ?? ''
      const draft = draftOf(request)
      const problem = nameProblem(draft, request.locale)
      if (problem !== null) return searchesPage(database, request, target, { id, draft, problem })
      const outcome = await changeSearch(database, shelfOf(target, request), id, draft)
      if (outcome === null) throw new OpenMairieError('OM_NOT_FOUND')
      if (outcome === 'taken')
        return searchesPage(database, request, target, { id, draft, problem: messages.taken(draft.name) })
      return {
        kind: 'redirect',
        location: pageOf(target),
        flash: { tone: 'success', message: messages.changed(draft.name) },
      }
    },
  }
  const remove: Route = {
    ...save,
    path: '/:entity/-/recherches/:search/supprimer',
    async handle(request) {
      const target = listed(request)
      if (!(await deleteSearch(database, shelfOf(target, request), request.params['search'] ?? '')))
        throw new OpenMairieError('OM_NOT_FOUND')
      return {
        kind: 'redirect',
        location: pageOf(target),
        flash: { tone: 'success', message: memoryMessages(request.locale).removed },
      }
    },
  }
  return [show, save, change, remove]
}

/** The listing addressed. Raises OM_FORBIDDEN where the user may not list it. */
function listed(request: PageRequest): Target {
  const target = targetOf(request)
  if (!request.grants.can(target.app.definition.name, target.entity, 'list')) throw new OpenMairieError('OM_FORBIDDEN')
  return target
}

function pageOf({ app, entity }: Target): string {
  return entityUrl(app, entity.name, 'recherches')
}

function draftOf({ body }: PageRequest): Draft {
  return { name: (body.get('nom') ?? '').trim().replace(/\s+/g, ' '), shared: body.get('partagee') === '1' }
}

function nameProblem({ name }: Draft, locale: Locale): string | null {
  const messages = memoryMessages(locale)
  if (name === '') return messages.blank
  return name.length > longestName ? messages.long(longestName) : null
}
