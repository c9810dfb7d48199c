// SPDX-License-Identifier: EUPL-1.2
import type { EditionServices } from '../editions/services.js'
import { OpenMairieError } from '../errors/errors.js'
import { withdrawQuery } from '../kept-queries/store.js'
import { LastButtons } from '../ui/last-step.js'
import type { Route } from '../ui/page.js'
import { changePage, changeSent, newPage, newSent, ownBy } from './building.js'
import { listPage } from './list-page.js'
import { queriesMessages } from './messages.js'
import { reachedBy } from './reach.js'
import { runPage } from './run-page.js'
import { exported, printed } from './taking.js'
import { controls, newQueryUrl, queriesUrl, queryUrl, queryVerbs } from './urls.js'

const pattern = `${queriesUrl}/:application/:requete`
const common = { scope: 'instance', access: 'signed-in' } as const

/** The queries that one may run, where they are built, and what they find. */
export function queryRoutes(services: EditionServices): readonly Route[] {
  const { database } = services
  const get = (path: string, handle: Route['handle']): Route => ({ ...common, method: 'GET', path, handle })
  const post = (path: string, handle: Route['handle']): Route => ({ ...common, method: 'POST', path, handle })
  return [
    get(queriesUrl, (request) => listPage(request, database)),
    get(newQueryUrl(), newPage),
    post(newQueryUrl(), (request) => newSent(request, database)),
    get(pattern, async (request) => runPage(request, await reachedBy(request))),
    get(`${pattern}/${queryVerbs.export}`, async (request) => exported(request, await reachedBy(request))),
    get(`${pattern}/${queryVerbs.pdf}`, async (request) => printed(services, request, await reachedBy(request))),
    get(`${pattern}/${queryVerbs.modify}`, changePage),
    post(`${pattern}/${queryVerbs.modify}`, (request) => changeSent(request, database)),
    withdrawing,
    post(`${pattern}/${queryVerbs.withdraw}`, async (request) => {
      const { ctx, place, known } = await ownBy(request)
      const { actor, body } = request
      if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
      const seen = Number(body.get(controls.seen) ?? 0)
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
