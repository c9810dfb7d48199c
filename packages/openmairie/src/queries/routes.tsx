// SPDX-License-Identifier: EUPL-1.2

import type { EditionServices } from '../editions/services.js'
import { OpenMairieError } from '../errors/errors.js'
import type { BuiltQuestion, SqlQuestion } from '../kept-queries/contract.js'
import { withdrawQuery } from '../kept-queries/store.js'
import { instancePost } from '../ui/instance-routes.js'
import { LastButtons } from '../ui/last-step.js'
import type { PageRequest, Reply, Route } from '../ui/page.js'
import { builtQueries, newPage, ownBy } from './building.js'
import { builtTaking } from './built-taking.js'
import { revisionSeen } from './keeping.js'
import { listPage } from './list-page.js'
import { queriesMessages } from './messages.js'
import { isBuilt, isSql, type Reached, reachedBy } from './reach.js'
import { runPage } from './run-page.js'
import { newSqlPage, sqlQueries } from './sql/building.js'
import { runSqlPage } from './sql/run-page.js'
import { sqlTaking } from './sql/taking.js'
import { exported, printed } from './taking.js'
import { controls, newQueryUrl, newSqlUrl, queriesUrl, queryUrl, queryVerbs } from './urls.js'

const pattern = `${queriesUrl}/:application/:requete`
const common = { scope: 'instance', access: 'signed-in' } as const

/** The queries that one may run, where they are built, and what they find. */
export function queryRoutes(services: EditionServices): readonly Route[] {
  const { database } = services
  const get = (path: string, handle: Route['handle']): Route => ({ ...common, method: 'GET', path, handle })
  return [
    get(queriesUrl, (request) => listPage(request, database)),
    get(newQueryUrl(), newPage),
    instancePost(newQueryUrl(), (request) => builtQueries.newSent(request, database), builtQueries.newAgain),
    get(newSqlUrl(), newSqlPage),
    instancePost(newSqlUrl(), (request) => sqlQueries.newSent(request, database), sqlQueries.newAgain),
    get(pattern, (request) => byKind(request, reachedBy, runPage, runSqlPage)),
    get(`${pattern}/${queryVerbs.export}`, (request) =>
      byKind(
        request,
        reachedBy,
        (asked, reached) => exported(builtTaking, asked, reached),
        (asked, reached) => exported(sqlTaking, asked, reached),
      ),
    ),
    get(`${pattern}/${queryVerbs.pdf}`, (request) =>
      byKind(
        request,
        reachedBy,
        (asked, reached) => printed(builtTaking, services, asked, reached),
        (asked, reached) => printed(sqlTaking, services, asked, reached),
      ),
    ),
    get(`${pattern}/${queryVerbs.modify}`, (request) =>
      byKind(request, ownBy, builtQueries.changePage, sqlQueries.changePage),
    ),
    instancePost(
      `${pattern}/${queryVerbs.modify}`,
      (request) =>
        byKind(
          request,
          ownBy,
          (asked, reached) => builtQueries.changeSent(asked, database, reached),
          (asked, reached) => sqlQueries.changeSent(asked, database, reached),
        ),
      (request) => byKind(request, ownBy, builtQueries.changeAgain, sqlQueries.changeAgain),
    ),
    withdrawing,
    instancePost(`${pattern}/${queryVerbs.withdraw}`, async (request) => {
      const { ctx, place, known } = await ownBy(request)
      const { actor, body } = request
      if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
      const seen = revisionSeen(body)
      const { kind } = await withdrawQuery(database, { place, actor, seen })
      const messages = queriesMessages(ctx.locale)
      return kind === 'done'
        ? {
            kind: 'redirect',
            location: queriesUrl,
            flash: { tone: 'success', message: messages.withdrawn(known.question.definition.label) },
          }
        : {
            kind: 'redirect',
            location: queryUrl(place),
            flash: { tone: 'warning', message: messages.withdrawMeanwhile },
          }
    }),
  ]
}

/** What a query of either kind is answered by. */
async function byKind(
  request: PageRequest,
  reach: (request: PageRequest) => Promise<Reached>,
  built: (request: PageRequest, reached: Reached<BuiltQuestion>) => Promise<Reply>,
  sql: (request: PageRequest, reached: Reached<SqlQuestion>) => Promise<Reply>,
): Promise<Reply> {
  const reached = await reach(request)
  if (isSql(reached)) return sql(request, reached)
  if (isBuilt(reached)) return built(request, reached)
  throw new OpenMairieError('OM_NOT_FOUND')
}

/** Asks whether a query is to be withdrawn. */
const withdrawing: Route = {
  ...common,
  method: 'GET',
  path: `${pattern}/${queryVerbs.withdraw}`,
  async handle(request) {
    const { ctx, place, known } = await ownBy(request)
    const messages = queriesMessages(ctx.locale)
    const { label } = known.question.definition
    const title = messages.withdrawTitle(label)
    return {
      kind: 'page',
      title,
      breadcrumb: [
        { label: messages.title, href: queriesUrl },
        { label, href: queryUrl(place) },
        { label: messages.withdraw, href: null },
      ],
      body: (
        <form method="post" action={queryUrl(place, 'withdraw')} class="record-form">
          <input type="hidden" name="-csrf" value={request.csrf} />
          <input type="hidden" name={controls.seen} value={known.kept?.revision ?? 0} />
          <p class="lead">{messages.withdrawLead}</p>
          <LastButtons confirm={messages.withdraw} cancel={messages.back} back={queryUrl(place)} />
        </form>
      ),
    }
  },
}
