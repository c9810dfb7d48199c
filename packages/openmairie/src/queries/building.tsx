// SPDX-License-Identifier: EUPL-1.2

import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import { knownQueries } from '../kept-queries/choice.js'
import type { BuiltQuestion } from '../kept-queries/contract.js'
import { inTime } from '../listing/too-long.js'
import { type Ctx, runQuery } from '../records/index.js'
import type { PageContent, PageRequest, Reply } from '../ui/page.js'
import { builderPage } from './builder-page.js'
import { acts, changedBy } from './changes.js'
import { definitionFrom } from './definition.js'
import { blankDraft, type Draft, draftOf, readDraft } from './draft.js'
import { kept } from './keeping.js'
import { queriesMessages } from './messages.js'
import { proposedFor } from './parameters.js'
import { isAbout, mayWrite, type Reached, reachedBy } from './reach.js'
import { controls, newQueryUrl, queriesUrl, queryUrl } from './urls.js'

/** Rows shown while a query is built. */
export const previewed = 10

/** Asks what a query is about, then shows it with the first columns of its listing. Raises OM_FORBIDDEN. */
export async function newPage(request: PageRequest): Promise<Reply> {
  if (!mayWrite(request)) throw new OpenMairieError('OM_FORBIDDEN')
  const { query } = request
  const app = request.apps.find(({ definition }) => definition.name === query.get(controls.application))
  const entity = query.get(controls.entity) ?? ''
  const copy = query.get(controls.copy)
  const ctx = app && request.contextOf(app)
  if (ctx && copy !== null) {
    const known = (await knownQueries(ctx)).find(({ name }) => name === copy)
    if (known?.question.kind !== 'entites' || !isAbout(ctx, known)) throw new OpenMairieError('OM_NOT_FOUND')
    const draft = draftOf(ctx, known.question.definition)
    return shown(request, ctx, { ...draft, label: queriesMessages(ctx.locale).copyOf(draft.label) }, 0, null)
  }
  const found = ctx?.app.localised[ctx.locale].get(entity)
  if (!ctx || !found || !ctx.grants.can(ctx.app.definition.name, found, 'list')) return choicePage(request)
  return shown(request, ctx, blankDraft(ctx, entity), 0, null)
}

/** Changes what is typed of a new query, or keeps it. Raises OM_FORBIDDEN. */
export async function newSent(request: PageRequest, database: Database): Promise<Reply> {
  if (!mayWrite(request)) throw new OpenMairieError('OM_FORBIDDEN')
  const app = request.apps.find(({ definition }) => definition.name === request.body.get(controls.application))
  if (!app) throw new OpenMairieError('OM_NOT_FOUND')
  return sent(request, database, request.contextOf(app), null)
}

/** A query of one’s own collectivité, to be changed. Raises OM_FORBIDDEN, or OM_NOT_FOUND for what is not. */
export async function changePage(request: PageRequest, reached: Reached<BuiltQuestion>): Promise<Reply> {
  const { ctx, known } = reached
  return shown(request, ctx, draftOf(ctx, known.question.definition), known.kept?.revision ?? 0, reached)
}

/** Changes what is typed of a query, or keeps it. Raises as above. */
export async function changeSent(
  request: PageRequest,
  database: Database,
  reached: Reached<BuiltQuestion>,
): Promise<Reply> {
  return sent(request, database, reached.ctx, reached)
}

/** A query that is one’s own to change. Raises OM_FORBIDDEN, or OM_NOT_FOUND. */
export async function ownBy(request: PageRequest): Promise<Reached> {
  if (!mayWrite(request)) throw new OpenMairieError('OM_FORBIDDEN')
  const reached = await reachedBy(request)
  if (!reached.own) throw new OpenMairieError('OM_NOT_FOUND')
  return reached
}

async function sent(
  request: PageRequest,
  database: Database,
  ctx: Ctx,
  reached: Reached<BuiltQuestion> | null,
): Promise<Reply> {
  const { body } = request
  const draft = changedBy(body, readDraft(body))
  const seen = Number(body.get(controls.seen) ?? 0)
  if (body.get(controls.act) !== acts.keep) return shown(request, ctx, draft, seen, reached)
  const { definition, problems } = await definitionFrom(ctx, draft, reached?.known.name ?? '')
  if (problems.length > 0) return shown(request, ctx, draft, seen, reached, 'refused')
  const reply = await kept(request, database, ctx, { reached, seen, asked: { kind: 'entites', definition } })
  if (reply) return reply
  const now = (await reachedBy(request)).known.kept?.revision ?? 0
  return shown(request, ctx, draft, now, reached, 'meanwhile')
}

async function shown(
  request: PageRequest,
  ctx: Ctx,
  draft: Draft,
  seen: number,
  reached: Reached<BuiltQuestion> | null,
  said: 'refused' | 'meanwhile' | null = null,
): Promise<PageContent> {
  const messages = queriesMessages(ctx.locale)
  const { definition, problems } = await definitionFrom(ctx, draft, reached?.known.name ?? 'apercu')
  const isRun = definition.columns.length > 0 && !problems.some(({ field }) => field?.startsWith('f.') === true)
  const running = { given: proposedFor(definition), blank: 'all' as const, most: previewed }
  const found = isRun ? ((await inTime(runQuery(ctx, definition, running))) ?? 'late') : null
  return builderPage(request, {
    ctx,
    draft,
    title: reached ? messages.changeTitle(reached.known.question.definition.label) : messages.createTitle,
    action: reached ? queryUrl(reached.place, 'modify') : newQueryUrl(),
    problems,
    refused: said === 'refused',
    meanwhile: said === 'meanwhile',
    seen,
    found,
    status: said === 'refused' ? 422 : said === 'meanwhile' ? 409 : 200,
  })
}

/** Which entity a query is about. */
function choicePage(request: PageRequest): PageContent {
  const messages = queriesMessages(request.locale)
  const offered = request.apps.flatMap((app) => {
    const ctx = request.contextOf(app)
    const entities = [...app.localised[request.locale].values()].filter((entity) =>
      ctx.grants.can(app.definition.name, entity, 'list'),
    )
    return entities.length > 0 ? [{ app, entities }] : []
  })
  return {
    kind: 'page',
    title: messages.createTitle,
    breadcrumb: [
      { label: messages.title, href: queriesUrl },
      { label: messages.createTitle, href: null },
    ],
    body: (
      <>
        <p class="lead">{messages.chooseEntity}</p>
        {offered.length === 0 && <p class="empty">{messages.none}</p>}
        {offered.map(({ app, entities }) => (
          <section key={app.definition.name}>
            <h2>{app.definition.label}</h2>
            <ul class="plain offered">
              {entities.map(({ name, label }) => (
                <li key={name}>
                  <a href={newQueryUrl({ application: app.definition.name, entity: name })}>{label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  }
}
