// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { SqlQuestion } from '../../kept-queries/contract.js'
import { askFreeSql, mayFreeSql } from '../../records/index.js'
import type { PageContent, PageRequest, Reply } from '../../ui/page.js'
import { previewed } from '../building.js'
import { builderOf } from '../kind.js'
import { queriesMessages } from '../messages.js'
import { mayWriteSql } from '../reach.js'
import { controls, newSqlUrl, queriesUrl } from '../urls.js'
import { sqlBuilderPage } from './builder-page.js'
import { blankSqlDraft, readSqlDraft, type SqlDraft, sqlDraftOf, sqlQueryFrom } from './draft.js'
import { found } from './found.js'
import { sqlMessages } from './messages.js'

/** Queries that are written in SQL. */
export const sqlQueries = builderOf<SqlQuestion, SqlDraft>({
  demand: demandSqlWriting,
  is: (question) => question.kind === 'sql',
  asked: (definition) => ({ kind: 'sql', definition }),
  draftOf: sqlDraftOf,
  read: readSqlDraft,
  from: sqlQueryFrom,
  newUrl: newSqlUrl(),
  newTitle: (locale) => sqlMessages(locale).createTitle,
  page: async ({ csrf }, building, draft, definition) => {
    const { ctx, problems, runs } = building
    const given = Object.fromEntries(definition.parameters.map(({ name, value }) => [name, value ?? null]))
    const bounds = { milliseconds: 5_000, rows: previewed, bytes: 1_000_000 }
    const isRun = runs && draft.text !== '' && !problems.some(({ field }) => field !== controls.label)
    const result = isRun ? await found(ctx, () => askFreeSql(ctx, definition, given, bounds)) : null
    return sqlBuilderPage(csrf, building, draft, result)
  },
})

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
  return copy === null ? sqlQueries.begun(request, ctx, blankSqlDraft) : sqlQueries.copied(request, ctx, copy)
}

function demandSqlWriting(request: PageRequest): void {
  if (!mayWriteSql(request)) throw new OpenMairieError('OM_FORBIDDEN')
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
