// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import { OpenMairieError } from '../../errors/errors.js'
import { knownQueries } from '../../kept-queries/choice.js'
import type { SqlQuestion } from '../../kept-queries/contract.js'
import { askFreeSql, type Ctx, mayFreeSql } from '../../records/index.js'
import type { PageContent, PageRequest, Reply } from '../../ui/page.js'
import { previewed } from '../building.js'
import { acts } from '../changes.js'
import { kept } from '../keeping.js'
import { queriesMessages } from '../messages.js'
import { isAbout, mayWriteSql, type Reached, reachedBy } from '../reach.js'
import { controls, newSqlUrl, queriesUrl, queryUrl } from '../urls.js'
import { sqlBuilderPage } from './builder-page.js'
import { blankSqlDraft, readSqlDraft, type SqlDraft, sqlDraftOf, sqlQueryFrom } from './draft.js'
import { found } from './found.js'
import { sqlMessages } from './messages.js'

/** Asks which application a text is about, then shows where it is written. Raises OM_FORBIDDEN. */
export async function newSqlPage(request: PageRequest): Promise<Reply> {
  demandSqlWriting(request)
  const { query } = request
  const given = request.apps.filter((app) => mayFreeSql(request.contextOf(app)))
  const named = given.find(({ definition }) => definition.name === query.get(controls.application))
  const [only] = given
  const app = named ?? (given.length === 1 ? only : undefined)
  const copy = query.get(controls.copy)
  if (!app) return choicePage(request, given)
  const ctx = request.contextOf(app)
  if (copy === null) return shown(request, ctx, blankSqlDraft, 0, null)
  const known = (await knownQueries(ctx)).find(({ name }) => name === copy)
  if (known?.question.kind !== 'sql' || !isAbout(ctx, known)) throw new OpenMairieError('OM_NOT_FOUND')
  const draft = sqlDraftOf(ctx, known.question.definition)
  return shown(request, ctx, { ...draft, label: queriesMessages(ctx.locale).copyOf(draft.label) }, 0, null)
}

/** Shows what a new text finds, or keeps it. Raises OM_FORBIDDEN. */
export async function newSqlSent(request: PageRequest, database: Database): Promise<Reply> {
  demandSqlWriting(request)
  const app = request.apps.find(({ definition }) => definition.name === request.body.get(controls.application))
  if (!app) throw new OpenMairieError('OM_NOT_FOUND')
  return sent(request, database, request.contextOf(app), null)
}

/** A text of one’s own collectivité, to be changed. Raises OM_FORBIDDEN. */
export async function changeSqlPage(request: PageRequest, reached: Reached<SqlQuestion>): Promise<Reply> {
  demandSqlWriting(request)
  const { ctx, known } = reached
  return shown(request, ctx, sqlDraftOf(ctx, known.question.definition), known.kept?.revision ?? 0, reached)
}

/** Shows what a changed text finds, or keeps it. Raises OM_FORBIDDEN. */
export async function changeSqlSent(
  request: PageRequest,
  database: Database,
  reached: Reached<SqlQuestion>,
): Promise<Reply> {
  demandSqlWriting(request)
  return sent(request, database, reached.ctx, reached)
}

function demandSqlWriting(request: PageRequest): void {
  if (!mayWriteSql(request)) throw new OpenMairieError('OM_FORBIDDEN')
}

async function sent(
  request: PageRequest,
  database: Database,
  ctx: Ctx,
  reached: Reached<SqlQuestion> | null,
): Promise<Reply> {
  const { body } = request
  const draft = readSqlDraft(ctx, body)
  const seen = Number(body.get(controls.seen) ?? 0)
  if (body.get(controls.act) !== acts.keep) return shown(request, ctx, draft, seen, reached)
  const { definition, problems } = sqlQueryFrom(ctx, draft, reached?.known.name ?? '')
  if (problems.length > 0) return shown(request, ctx, draft, seen, reached, 'refused')
  const reply = await kept(request, database, ctx, { reached, seen, asked: { kind: 'sql', definition } })
  if (reply) return reply
  const now = (await reachedBy(request)).known.kept?.revision ?? 0
  return shown(request, ctx, draft, now, reached, 'meanwhile')
}

async function shown(
  request: PageRequest,
  ctx: Ctx,
  draft: SqlDraft,
  seen: number,
  reached: Reached<SqlQuestion> | null,
  said: 'refused' | 'meanwhile' | null = null,
): Promise<PageContent> {
  const words = sqlMessages(ctx.locale)
  const { definition, problems } = sqlQueryFrom(ctx, draft, reached?.known.name ?? 'apercu')
  const given = Object.fromEntries(definition.parameters.map(({ name, value }) => [name, value ?? null]))
  const bounds = { milliseconds: 5_000, rows: previewed, bytes: 1_000_000 }
  const isRun = draft.text !== '' && !problems.some(({ field }) => field !== controls.label)
  return sqlBuilderPage(request, {
    ctx,
    draft,
    title: reached
      ? queriesMessages(ctx.locale).changeTitle(reached.known.question.definition.label)
      : words.createTitle,
    action: reached ? queryUrl(reached.place, 'modify') : newSqlUrl(),
    problems: said === 'refused' ? problems : problems.filter(({ field }) => field?.startsWith('q.') === true),
    refused: said === 'refused',
    meanwhile: said === 'meanwhile',
    seen,
    result: isRun ? await found(ctx, () => askFreeSql(ctx, definition, given, bounds)) : null,
    status: said === 'refused' ? 422 : said === 'meanwhile' ? 409 : 200,
  })
}

/** Which application a text is about. */
function choicePage(request: PageRequest, given: PageRequest['apps']): PageContent {
  const words = sqlMessages(request.locale)
  return {
    kind: 'page',
    title: words.createTitle,
    breadcrumb: [
      { label: queriesMessages(request.locale).title, href: queriesUrl },
      { label: words.createTitle, href: null },
    ],
    body: (
      <>
        <p class="lead">{words.chooseApplication}</p>
        <ul class="plain offered">
          {given.map(({ definition: { name, label } }) => (
            <li key={name}>
              <a href={newSqlUrl({ application: name })}>{label}</a>
            </li>
          ))}
        </ul>
      </>
    ),
  }
}
