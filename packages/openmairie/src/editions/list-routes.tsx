// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { narrowedBy } from '../listing/filters.js'
import { nameCriteria } from '../listing/labels.js'
import { inTime } from '../listing/too-long.js'
import { usualOf } from '../listing/usual.js'
import { count, stream, today } from '../records/index.js'
import { choicesOf } from '../ui/choice.js'
import { howMany } from '../ui/how-many.js'
import { type ListState, withColumns, withoutPlace } from '../ui/list-state.js'
import type { PageContent, PageRequest, Route } from '../ui/page.js'
import { trailTo } from '../ui/place.js'
import { entityUrl } from '../ui/urls.js'
import type { Usual } from '../ui/usual.js'
import { columnsAsked } from './compose/load.js'
import { variableOf } from './compose/variables.js'
import { withEditions } from './kept/choice.js'
import { labelDocument, labelUses } from './labels/document.js'
import { type ReadSetting, readSetting, settingControls } from './labels/setting.js'
import { lotRoute } from './lot/route.js'
import { editionMessages } from './messages.js'
import { etiquettesOf } from './offered.js'
import { pdfReply } from './pdf-reply.js'
import { PrintPage } from './print-page.js'
import { mailLotRoutes, offersMails } from './sending/lot-routes.js'
import type { EditionServices } from './services.js'
import { tableReply } from './table/reply.js'
import { labelsName, labelsPath } from './urls.js'

/** What is printed of a listing, as it is filtered, sorted and shown. */
export function listRoutes(services: EditionServices): readonly Route[] {
  return [choice(services), table(services), labels(services), lotRoute(services.database), ...mailLotRoutes(services)]
}

const common = { method: 'GET', scope: 'application', access: 'signed-in' } as const

function choice(services: EditionServices): Route {
  return {
    ...common,
    path: '/:entity/-/imprimer',
    async handle(request) {
      const asked = await askedFor(request)
      return printPage(services, request, asked, readSetting(new URLSearchParams(), request.locale))
    },
  }
}

function table({ renderer, letterhead }: EditionServices): Route {
  return {
    ...common,
    path: '/:entity/-/liste.pdf',
    async handle(request) {
      const { usual, state, named } = await askedFor(request)
      const { ctx, entity } = usual
      const choices = await choicesOf(ctx, entity, {}, (field) => named.query.has(`c.${field}`))
      const filters = narrowedBy({ entity, state: named.query, locale: ctx.locale, choices, labels: named.labels })
      const { name: owner } = await letterhead(ctx)
      return tableReply(ctx, state.entity, state.query, { title: entity.label, filters, owner }, renderer)
    },
  }
}

function labels(services: EditionServices): Route {
  const { renderer, letterhead } = services
  return {
    ...common,
    path: `/:entity/-/${labelsPath}`,
    async handle(request) {
      const asked = await askedFor(request)
      const { entity } = asked.usual
      const ctx = await withEditions(asked.usual.ctx)
      const read = readSetting(request.query, ctx.locale)
      const offered = etiquettesOf(ctx.app, entity)
      const name = request.query.get(labelsName)
      const definition = name === null ? offered[0] : offered.find((each) => each.name === name)
      if (!definition) throw new OpenMairieError('OM_NOT_FOUND')
      if (!read.setting) return printPage(services, request, asked, read)
      const listed = withColumns(entity, columnsAsked(entity, labelUses(definition)))
      const rows = stream(ctx, listed, asked.state.query, 'etiquettes')
      const { name: owner } = await letterhead(ctx)
      const document = await labelDocument(ctx, definition, entity, rows, read.setting, (name) =>
        variableOf(ctx, name, owner),
      )
      if (typeof document === 'string') {
        const { nobody, tooMany } = editionMessages(ctx.locale)
        const problem = { field: 'planche', message: document === 'none' ? nobody : tooMany }
        return printPage(services, request, asked, { ...read, problems: [problem] })
      }
      const { pdf } = await renderer.draw(document)
      return pdfReply(`${entity.name}-etiquettes-${today(ctx)}.pdf`, pdf)
    },
  }
}

interface Asked {
  readonly usual: Usual
  readonly state: ListState
  readonly named: Awaited<ReturnType<typeof nameCriteria>>
  readonly left: URLSearchParams
}

/** The listing addressed. Raises OM_FORBIDDEN for whoever may not take it away. */
async function askedFor(request: PageRequest): Promise<Asked> {
  const usual = await usualOf(request)
  const { app, ctx, entity } = usual
  if (!ctx.grants.can(app.definition.name, entity, 'export')) throw new OpenMairieError('OM_FORBIDDEN')
  const named = await nameCriteria(ctx, entity, request.query)
  const left = withoutPlace(named.query)
  const state = usual.read(left)
  const carried = new URLSearchParams(
    [...left].filter(([name]) => name !== labelsName && !Object.hasOwn(settingControls, name)),
  )
  return { usual, state, named, left: carried }
}

async function printPage(
  services: EditionServices,
  request: PageRequest,
  { usual, state, left }: Asked,
  read: ReadSetting,
): Promise<PageContent> {
  const { entity } = usual
  const ctx = await withEditions(usual.ctx)
  const { app } = ctx
  const counted = await inTime(count(ctx, entity, state.query))
  const words = counted ? howMany(ctx, entity, counted) : entity.noun.plural
  const title = editionMessages(ctx.locale).printTitle(words)
  return {
    kind: 'page',
    status: read.problems.length > 0 ? 422 : 200,
    title,
    current: entity.name,
    breadcrumb: [...trailTo(usual, entityUrl(app, entity.name, null, left)), { label: title, href: null }],
    body: (
      <PrintPage
        ctx={ctx}
        entity={entity}
        left={left}
        counted={words}
        read={read}
        chosen={request.query.get(labelsName)}
        csrf={request.csrf}
        sends={offersMails(services, { app, ctx, entity })}
      />
    ),
  }
}
