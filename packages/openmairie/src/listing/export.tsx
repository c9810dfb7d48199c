// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { exportAsked, isLongExport } from '../exports/asking.js'
import { exportParameters, readExportChoice, takenOf } from '../exports/choice.js'
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
import type { Usual } from '../ui/usual.js'
import { nameCriteria } from './labels.js'
import { inTime } from './too-long.js'
import { usualOf } from './usual.js'

/** The page where one chooses how the listing, as it is filtered, is exported. */
export const exportPage: Route = {
  method: 'GET',
  path: '/:entity/-/exporter',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { usual, state, listed } = await askedFor(request, request.query)
    const { app, ctx, entity } = usual
    const isLong = await lasts(usual, state)
    // A search that takes too long to be counted may be exported all the same.
    const what = await wordsOf(usual, state)
    const title = exportMessages(ctx.locale).title(what)
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
          action={entityUrl(app, entity.name, 'exporter')}
          csrf={request.csrf}
          isLong={isLong}
          carried={<Carried state={left} />}
          back={back}
        />
      ),
    }
  },
}

/** The listing as that page says: its file, or the job that prepares it. */
export const exportChosen: Route = {
  ...exportPage,
  method: 'POST',
  async handle(request) {
    const left = new URLSearchParams([...request.body].filter(([name]) => !notCarried.has(name)))
    const { usual, state, listed, read } = await askedFor(request, left)
    const { app, entity } = usual
    const isLong = await lasts(usual, state)
    const choice = readExportChoice(request.body)
    if (!choice) return { kind: 'redirect', location: entityUrl(app, entity.name, 'exporter', left) }
    const asked = {
      target: usual,
      taken: takenOf(listed, choice),
      query: state.query,
      state: read,
      choice,
      what: await wordsOf(usual, state),
      home: entityUrl(app, entity.name, null, left),
      once: request.body.get('-once') || randomUUID(),
    }
    return exportAsked(asked, isLong)
  },
}

/** What that form sends beside the state of the listing. */
const notCarried = new Set<string>(['-csrf', '-once', ...Object.values(exportParameters)])

/** The listing as it is filtered, as a file: a CSV of the columns shown unless the address says otherwise; by its page where that lasts. */
export const exported: Route = {
  ...exportPage,
  path: '/:entity/-/export',
  async handle(request) {
    const { usual, state, listed } = await askedFor(request, request.query)
    const { app, entity } = usual
    if (await lasts(usual, state)) {
      const left = new URLSearchParams([...request.query].filter(([name]) => !notCarried.has(name)))
      return { kind: 'redirect', location: entityUrl(app, entity.name, 'exporter', left) }
    }
    const choice = readExportChoice(request.query) ?? { format: 'csv', all: false }
    return exportReply(usual.ctx, takenOf(listed, choice), state.query, choice.format)
  },
}

/** Whether there is more than is sent at once, or so much that it cannot be told in time. */
async function lasts(usual: Usual, { query }: ListState): Promise<boolean> {
  return (await inTime(isLongExport(usual, query))) ?? true
}

async function wordsOf({ ctx, entity }: Usual, { query }: ListState): Promise<string> {
  const counted = await inTime(count(ctx, entity, query))
  return counted ? howMany(ctx, entity, counted) : entity.noun.plural
}

/** The listing addressed. What a visitor chose to see is what he takes away; else the author says it. */
async function askedFor(
  request: PageRequest,
  given: URLSearchParams,
): Promise<{
  readonly usual: Usual
  readonly state: ListState
  readonly listed: AnyEntity
  readonly read: URLSearchParams
}> {
  const usual = await usualOf(request)
  const { ctx, entity } = usual
  const { query } = await nameCriteria(ctx, entity, given)
  const read = withoutPlace(query)
  const state = usual.read(read)
  const { exported: declared } = entity.listing
  return {
    usual,
    state,
    read,
    listed: declared && state.entity === entity ? withColumns(entity, declared) : state.entity,
  }
}
