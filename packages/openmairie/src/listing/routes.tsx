// SPDX-License-Identifier: EUPL-1.2
import { newOne, none } from '../model/lexicon/index.js'
import { count, list, stream, today } from '../records/index.js'
import { choicesOf } from '../ui/choice.js'
import { readListState, withoutPlace } from '../ui/list-state.js'
import type { Route } from '../ui/page.js'
import { RecordTable, stateHref } from '../ui/record-table.js'
import { targetOf } from '../ui/target.js'
import { applicationUrl, entityUrl, queryText, recordUrl } from '../ui/urls.js'
import { csvOf } from './csv.js'
import { Filters } from './filters.js'
import { listingMessages } from './messages.js'
import { isAdvanced, SearchBar } from './search-bar.js'
import { Tools } from './tools.js'

const listing: Route = {
  method: 'GET',
  path: '/:entity',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { app, ctx, entity } = targetOf(request)
    const messages = listingMessages(request.locale)
    const typing = { locale: request.locale, today: today(ctx), timeZone: ctx.timeZone }
    const state = readListState(entity, request.query, typing)
    const asked = isAdvanced(entity, request.query) ? entity.listing.criteria : []
    const [page, counted, choices] = await Promise.all([
      list(ctx, state.entity, state.query),
      count(ctx, entity, state.query),
      choicesOf(ctx, entity, {}, (field) => asked.includes(field)),
    ])
    const path = entityUrl(app, entity.name)
    const filtered = state.query.search !== null || state.query.criteria.length > 0
    const carried = queryText(request.query).slice(1)
    return {
      kind: 'page',
      title: entity.label,
      current: entity.name,
      wide: true,
      breadcrumb: [
        { label: app.definition.label, href: applicationUrl(app) },
        ...entity.breadcrumb.map((label) => ({ label, href: null })),
        { label: entity.label, href: null },
      ],
      actions: !entity.readOnly && request.grants.can(app.definition.name, entity, 'create') && (
        <a class="button primary" href={entityUrl(app, entity.name, 'nouveau', { liste: carried })} data-shortcut="n">
          {newOne(entity.noun, request.locale)}
        </a>
      ),
      body: (
        <>
          {entity.help && <p class="lead">{entity.help}</p>}
          <SearchBar
            entity={entity}
            state={request.query}
            path={path}
            locale={request.locale}
            choices={choices}
            problems={state.problems}
          />
          <Filters entity={entity} state={request.query} path={path} locale={request.locale} choices={choices} />
          <Tools request={request} entity={entity} listed={state.entity} counted={counted} path={path} />
          <RecordTable
            ctx={ctx}
            entity={state.entity}
            page={page}
            caption={entity.label}
            state={request.query}
            href={stateHref(path)}
            recordHref={(row) =>
              row.key.length > 0 ? recordUrl(app, entity.name, row.key, null, { liste: carried }) : null
            }
            without={[]}
            empty={filtered ? messages.nothingFound : messages.nothingYet(none(entity.noun, request.locale))}
          />
        </>
      ),
    }
  },
}

const exportCsv: Route = {
  method: 'GET',
  path: '/:entity/-/export',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { ctx, entity } = targetOf(request)
    const state = readListState(entity, withoutPlace(request.query), {
      locale: request.locale,
      today: today(ctx),
      timeZone: ctx.timeZone,
    })
    const rows = stream(ctx, state.entity, state.query)
    return {
      kind: 'stream',
      type: 'text/csv; charset=utf-8',
      filename: `${entity.name}-${today(ctx)}.csv`,
      content: csvOf(ctx, state.entity, rows),
    }
  },
}

export const listingRoutes: readonly Route[] = [listing, exportCsv]
