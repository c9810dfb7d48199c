// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { readExportChoice, takenOf } from '../exports/choice.js'
import { exportMessages } from '../exports/messages.js'
import { ExportForm } from '../exports/page.js'
import { exportReply } from '../exports/reply.js'
import type { AnyEntity } from '../model/entity.js'
import { count } from '../records/index.js'
import { Carried } from '../ui/carried.js'
import { howMany } from '../ui/how-many.js'
import { type ListState, withColumns, withoutPlace } from '../ui/list-state.js'
import type { PageRequest, Route } from '../ui/page.js'
import { trailTo } from '../ui/place.js'
import { entityUrl } from '../ui/urls.js'
import { nameCriteria } from './labels.js'
import { inTime } from './too-long.js'
import { type Usual, usualOf } from './usual.js'

/** The page where one chooses how the listing, as it is filtered, is exported. */
export const exportPage: Route = {
  method: 'GET',
  path: '/:entity/-/exporter',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { usual, state, listed } = await askedFor(request)
    const { app, ctx, entity } = usual
    if (!ctx.grants.can(app.definition.name, entity, 'export')) throw new OpenMairieError('OM_FORBIDDEN')
    // A search that takes too long to be counted may be exported all the same.
    const counted = await inTime(count(ctx, entity, state.query))
    const title = exportMessages(ctx.locale).title(counted ? howMany(ctx, entity, counted) : entity.noun.plural)
    const left = withoutPlace(request.query)
    const back = entityUrl(app, entity.name, null, left)
    return {
      kind: 'page',
      title,
      current: entity.name,
      breadcrumb: [...trailTo(usual, back), { label: title, href: null }],
      body: (
        <ExportForm
          ctx={ctx}
          listed={listed}
          method="get"
          action={entityUrl(app, entity.name, 'export')}
          carried={<Carried state={left} />}
          back={back}
        />
      ),
    }
  },
}

/** The listing as it is filtered, as a file: a CSV of the columns shown unless the address says otherwise. */
export const exported: Route = {
  ...exportPage,
  path: '/:entity/-/export',
  async handle(request) {
    const { usual, state, listed } = await askedFor(request)
    const choice = readExportChoice(request.query) ?? { format: 'csv', all: false }
    return exportReply(usual.ctx, takenOf(listed, choice), state.query, choice.format)
  },
}

/** The listing addressed. What a visitor chose to see is what he takes away; else the author says it. */
async function askedFor(
  request: PageRequest,
): Promise<{ readonly usual: Usual; readonly state: ListState; readonly listed: AnyEntity }> {
  const usual = await usualOf(request)
  const { ctx, entity } = usual
  const { query } = await nameCriteria(ctx, entity, request.query)
  const state = usual.read(withoutPlace(query))
  const { exported: declared } = entity.listing
  return { usual, state, listed: declared && state.entity === entity ? withColumns(entity, declared) : state.entity }
}
