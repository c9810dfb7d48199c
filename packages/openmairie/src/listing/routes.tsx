// SPDX-License-Identifier: EUPL-1.2
import { newOne } from '../model/lexicon/index.js'
import { type Ctx, listed } from '../records/index.js'
import { choicesOf } from '../ui/choice.js'
import { hiddenCount } from '../ui/expired.js'
import { type ListState, listParameters } from '../ui/list-state.js'
import type { Route } from '../ui/page.js'
import { trailTo } from '../ui/place.js'
import { RecordTable, stateHref } from '../ui/record-table.js'
import { readTicked } from '../ui/selection.js'
import { entityUrl, queryText, recordUrl } from '../ui/urls.js'
import { Empty } from './empty.js'
import { exportChosen, exported, exportPage } from './export.js'
import { Filters } from './filters.js'
import { nameCriteria } from './labels.js'
import { SearchBar } from './search-bar.js'
import { StartAt } from './start-at.js'
import { inTime, TooLong } from './too-long.js'
import { Tools } from './tools.js'
import { movedUrl, usualOf } from './usual.js'

/** Beyond, one goes to a place by its first value rather than page by page. */
const manyPages = 4

const listing: Route = {
  method: 'GET',
  path: '/:entity',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const usual = await usualOf(request)
    const { app, ctx, entity } = usual
    // A column moved is an address like any other.
    if (request.query.has(listParameters.earlier)) return { kind: 'redirect', location: movedUrl(usual, request.query) }
    const { ticked, query } = readTicked(request.query)
    const named = await nameCriteria(ctx, entity, query)
    const state = usual.read(named.query)
    const found = await inTime(foundBy(ctx, state))
    const problems = [...named.problems, ...state.problems]
    // Where criteria find nothing, they are to be changed.
    const open =
      request.query.get(listParameters.advanced) === '1' ||
      problems.length > 0 ||
      (state.query.criteria.length > 0 && (found === null || found.page.rows.length === 0))
    const choices = await choicesOf(ctx, entity, {}, (field) => open && entity.listing.criteria.includes(field))
    const path = entityUrl(app, entity.name)
    const filtered = state.query.search !== null || state.query.criteria.length > 0
    const left = usual.carried(named.query)
    const carried = queryText(left).slice(1)
    const suffix = queryText({ liste: carried })
    const creates = !entity.readOnly && request.grants.can(app.definition.name, entity, 'create')
    const addUrl = entityUrl(app, entity.name, 'nouveau', { liste: carried })
    const common = { ctx, entity, path, state: named.query }
    return {
      kind: 'page',
      status: found ? 200 : 503,
      title: entity.label,
      current: entity.name,
      wide: true,
      ...(found && { subject: { kind: 'listing', entity, state: named.query } }),
      breadcrumb: trailTo(usual, null),
      actions: creates && (
        <a class="button primary" href={addUrl} data-shortcut="n">
          {newOne(entity.noun, request.locale)}
        </a>
      ),
      body: (
        <>
          {entity.help && <p class="lead">{entity.help}</p>}
          <SearchBar {...common} choices={choices} labels={named.labels} problems={problems} open={open} />
          <Filters {...common} locale={request.locale} choices={choices} labels={named.labels} />
          {!found && <TooLong locale={request.locale} />}
          {found && (
            <>
              <Tools
                {...common}
                listed={state.entity}
                counted={found.counted}
                hidden={found.hidden}
                size={state.query.size}
              />
              <RecordTable
                ctx={ctx}
                entity={state.entity}
                page={found.page}
                caption={entity.label}
                state={named.query}
                href={stateHref(path)}
                recordHref={(row, verb) =>
                  row.key.length > 0 ? `${recordUrl(app, entity.name, row.key, verb)}${suffix}` : null
                }
                without={[]}
                selection={{ request, carried: { liste: left.toString() }, counted: found.counted, ticked, suffix: '' }}
                foot={
                  (found.counted.capped || found.counted.count > manyPages * state.query.size) && (
                    <StartAt {...common} locale={request.locale} />
                  )
                }
                empty={
                  <Empty
                    request={request}
                    entity={entity}
                    path={path}
                    addUrl={creates ? addUrl : null}
                    filtered={filtered}
                  />
                }
              />
            </>
          )}
        </>
      ),
    }
  },
}

/** A page, its count, and how many rows out of their validity dates it leaves out. */
async function foundBy(ctx: Ctx, { entity, query }: ListState) {
  const { page, counted } = await listed(ctx, entity, query)
  return { page, counted, hidden: await inTime(hiddenCount(ctx, entity, query, counted)) }
}

export const listingRoutes: readonly Route[] = [listing, exportPage, exportChosen, exported]
