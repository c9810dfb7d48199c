// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { BuiltQuestion } from '../kept-queries/contract.js'
import { inTime } from '../listing/too-long.js'
import { runQuery } from '../records/index.js'
import type { PageContent, PageRequest, Reply } from '../ui/page.js'
import { builderPage } from './builder-page.js'
import { changedBy } from './changes.js'
import { definitionFrom } from './definition.js'
import { blankDraft, type Draft, draftOf, readDraft } from './draft.js'
import { builderOf } from './kind.js'
import { queriesMessages } from './messages.js'
import { proposedFor } from './parameters.js'
import { mayWrite, type Reached, reachedBy } from './reach.js'
import { controls, newQueryUrl, queriesUrl } from './urls.js'

/** Rows shown while a query is built. */
export const previewed = 10

/** Queries that are built of entities. */
export const builtQueries = builderOf<BuiltQuestion, Draft>({
  demand: demandWriting,
  is: (question) => question.kind === 'entites',
  asked: (definition) => ({ kind: 'entites', definition }),
  draftOf,
  read: (_, body) => changedBy(body, readDraft(body)),
  from: definitionFrom,
  newUrl: newQueryUrl(),
  newTitle: (locale) => queriesMessages(locale).createTitle,
  page: async ({ csrf }, building, draft, definition) => {
    const { ctx, problems, runs } = building
    const isRun =
      runs && definition.columns.length > 0 && !problems.some(({ field }) => field?.startsWith('f.') === true)
    const running = { given: proposedFor(definition), blank: 'all' as const, most: previewed }
    const found = isRun ? ((await inTime(runQuery(ctx, definition, running))) ?? 'late') : null
    return builderPage(csrf, building, draft, found)
  },
})

/** Asks what a query is about, then shows it with the first columns of its listing. Raises OM_FORBIDDEN. */
export async function newPage(request: PageRequest): Promise<Reply> {
  demandWriting(request)
  const { query } = request
  const app = request.apps.find(({ definition }) => definition.name === query.get(controls.application))
  const entity = query.get(controls.entity) ?? ''
  const copy = query.get(controls.copy)
  const ctx = app && request.contextOf(app)
  if (ctx && copy !== null) return builtQueries.copied(request, ctx, copy)
  const found = ctx?.app.localised[ctx.locale].get(entity)
  if (!ctx || !found || !ctx.grants.can(ctx.app.definition.name, found, 'list')) return choicePage(request)
  return builtQueries.begun(request, ctx, blankDraft(ctx, entity))
}

/** A query that is one’s own to change. Raises OM_FORBIDDEN, or OM_NOT_FOUND. */
export async function ownBy(request: PageRequest): Promise<Reached> {
  demandWriting(request)
  const reached = await reachedBy(request)
  if (!reached.own) throw new OpenMairieError('OM_NOT_FOUND')
  return reached
}

function demandWriting(request: PageRequest): void {
  if (!mayWrite(request)) throw new OpenMairieError('OM_FORBIDDEN')
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
