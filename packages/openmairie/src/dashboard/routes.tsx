// SPDX-License-Identifier: EUPL-1.2

import { OpenMairieError } from '../errors/errors.js'
import { newOne } from '../model/lexicon/index.js'
import { wordOf } from '../model/word.js'
import { count } from '../records/index.js'
import type { Route } from '../ui/page.js'
import { entityUrl } from '../ui/urls.js'
import { dashboardMessages } from './messages.js'

const blank = {
  sort: [],
  search: null,
  criteria: [],
  parent: null,
  expired: false,
  size: 1,
  after: null,
  before: null,
  from: null,
}

/** The tableau de bord: the tables where the work is done, with their counts and the first action. */
const dashboard: Route = {
  method: 'GET',
  path: '',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const app = request.app
    if (!app) throw new OpenMairieError('OM_NOT_FOUND')
    const ctx = request.contextOf(app)
    const messages = dashboardMessages(request.locale)
    const entities = app.dashboard
      .flatMap((name) => app.localised[request.locale].get(name) ?? [])
      .filter((entity) => request.grants.can(app.definition.name, entity, 'list'))
    const cards = await Promise.all(
      entities.map(async (entity) => ({ entity, counted: await count(ctx, entity, blank) })),
    )
    return {
      kind: 'page',
      title: messages.title,
      breadcrumb: [],
      subject: { kind: 'dashboard' },
      body: (
        <>
          {app.definition.description && (
            <p class="lead">{wordOf(app.definition, request.locale, app.definition.description)}</p>
          )}
          {cards.length === 0 && <p class="empty">{messages.empty}</p>}
          <ul class="cards">
            {cards.map(({ entity, counted }) => (
              <li class="card" key={entity.name}>
                <h2>
                  <a href={entityUrl(app, entity.name)}>{entity.label}</a>
                </h2>
                <p class="figure">
                  {counted.capped && <small>{messages.moreThan} </small>}
                  {messages.count(counted.count)}
                </p>
                {entity.help && <p class="help">{entity.help}</p>}
                <form
                  method="get"
                  action={entityUrl(app, entity.name)}
                  role="search"
                  aria-label={messages.searchIn(entity.label)}
                  class="inline-search"
                >
                  <label class="hidden" for={`q-${entity.name}`}>
                    {messages.searchIn(entity.label)}
                  </label>
                  <input id={`q-${entity.name}`} type="search" name="q" placeholder={messages.search} />
                </form>
                {!entity.readOnly && request.grants.can(app.definition.name, entity, 'create') && (
                  <a class="button" href={entityUrl(app, entity.name, 'nouveau')}>
                    {newOne(entity.noun, request.locale)}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      ),
    }
  },
}

export const dashboardRoutes: readonly Route[] = [dashboard]
