// SPDX-License-Identifier: EUPL-1.2
import { readCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import { type Known, knownQueries } from '../kept-queries/choice.js'
import { type Ctx, homeOf } from '../records/index.js'
import { spokenInstant } from '../ui/moments.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { queriesMessages } from './messages.js'
import { demandQueries, isAbout, mayWrite, mayWriteSql, placeOf } from './reach.js'
import { newQueryUrl, newSqlUrl, queryUrl } from './urls.js'

/** The queries that one may run, by application. Raises OM_FORBIDDEN. */
export async function listPage(request: PageRequest, database: Database): Promise<PageContent> {
  demandQueries(request)
  const messages = queriesMessages(request.locale)
  const { find } = await readCollectivites(database)
  const sections = await Promise.all(
    request.apps.map(async (app) => {
      const ctx = request.contextOf(app)
      const known = (await knownQueries(ctx)).filter((each) => isAbout(ctx, each))
      return {
        ctx,
        label: app.definition.label,
        known: known.toSorted((a, b) => labelOf(a).localeCompare(labelOf(b), request.locale)),
      }
    }),
  )
  const filled = sections.filter(({ known }) => known.length > 0)
  const writes = mayWrite(request)
  return {
    kind: 'page',
    title: messages.title,
    breadcrumb: [],
    actions: writes && (
      <>
        {mayWriteSql(request) && (
          <a class="button" href={newSqlUrl()}>
            {messages.createSql}
          </a>
        )}
        <a class="button primary" href={newQueryUrl()}>
          {messages.create}
        </a>
      </>
    ),
    body: (
      <div class="queries">
        <p class="lead">{messages.lead}</p>
        {filled.length === 0 && <p class="empty">{messages.none}</p>}
        {filled.map(({ ctx, label, known }) => (
          <section key={label}>
            <h2>{label}</h2>
            <table class="records jobs">
              <caption class="hidden">{label}</caption>
              <thead>
                <tr>
                  <th scope="col">{messages.query}</th>
                  <th scope="col">{messages.about}</th>
                  <th scope="col">{messages.whose}</th>
                  {writes && <th scope="col">{messages.actions}</th>}
                </tr>
              </thead>
              <tbody>
                {known.map((each) => (
                  <Row ctx={ctx} known={each} writes={writes} nameOf={(id) => find(id)?.label ?? id} key={each.name} />
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    ),
  }
}

function labelOf({ question }: Known): string {
  return question.definition.label
}

interface RowProps {
  readonly ctx: Ctx
  readonly known: Known
  readonly writes: boolean
  readonly nameOf: (collectivite: string) => string
}

function Row({ ctx, known, writes, nameOf }: RowProps) {
  const messages = queriesMessages(ctx.locale)
  const { kept, name } = known
  const place = placeOf(ctx, name)
  const copyUrl = known.question.kind === 'sql' ? newSqlUrl : newQueryUrl
  const label = labelOf(known)
  const { question } = known
  const about =
    question.kind === 'sql' ? 'SQL' : (ctx.app.localised[ctx.locale].get(question.definition.entity)?.label ?? '')
  return (
    <tr>
      <th scope="row">
        <a href={queryUrl(place)}>{label}</a>
      </th>
      <td data-label={messages.about}>{about}</td>
      <td data-label={messages.whose}>
        {!kept && messages.ofFile}
        {kept && (kept.collectivite === null ? messages.ofInstance : messages.of(nameOf(kept.collectivite)))}
        {kept && <span class="help"> {messages.by(kept.author, spokenInstant(kept.at, ctx))}</span>}
      </td>
      {writes && (
        <td data-label={messages.actions}>
          {kept && kept.collectivite === homeOf(ctx) && (
            <>
              <a href={queryUrl(place, 'modify')} aria-label={messages.changeOne(label)}>
                {messages.change}
              </a>{' '}
            </>
          )}
          <a href={copyUrl({ application: place.application, copy: name })} aria-label={messages.copyOne(label)}>
            {messages.copy}
          </a>
        </td>
      )}
    </tr>
  )
}
