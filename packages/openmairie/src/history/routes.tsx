// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { AnyEntity } from '../model/entity.js'
import { type Ctx, type History, history, read } from '../records/index.js'
import { labelOf } from '../ui/choice.js'
import type { Route } from '../ui/page.js'
import { crumbsOf, placeOf, rootOf } from '../ui/place.js'
import { mayWrite } from '../ui/row-verbs.js'
import { keyOf, targetOf } from '../ui/target.js'
import { formerParameter, recordUrl } from '../ui/urls.js'
import { historyMessages } from './messages.js'
import { Writes } from './page.js'
import { historyVerb, olderParameter } from './urls.js'

/** What was written of a record, by whom, field by field. */
const historyRoute: Route = {
  method: 'GET',
  path: `/:entity/:key/-/${historyVerb}`,
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const { app, ctx, entity } = target
    const key = keyOf(request, entity)
    const before = request.query.get(olderParameter)
    const found = await history(ctx, entity, key, before)
    const record = found && (await read(ctx, entity, key))
    if (!found || !record) throw new OpenMairieError('OM_NOT_FOUND')
    const messages = historyMessages(ctx.locale)
    const carried = Object.fromEntries([...request.query].filter(([name]) => name !== olderParameter))
    const place = (verb: string | null, query: Readonly<Record<string, string>> = {}) =>
      recordUrl(app, entity.name, record.key, verb, { ...carried, ...query })
    const [labels, stands] = await Promise.all([labelsOf(ctx, entity, found), placeOf(request.query, target)])
    return {
      kind: 'page',
      title: messages.title,
      current: rootOf(entity, stands).name,
      breadcrumb: crumbsOf(target, stands, [
        { label: record.label, href: place(null) },
        { label: messages.title, href: null },
      ]),
      body: (
        <>
          <p class="lead">{messages.lead}</p>
          {found.writes.length === 0 && <p class="empty">{messages.none}</p>}
          <Writes
            ctx={ctx}
            history={found}
            labelOf={(field, value) => labels.get(JSON.stringify([field, value])) ?? null}
            restoreUrl={(write) =>
              write.operation === 'update' &&
              !write.erased &&
              !write.anonymised &&
              !write.anonymised &&
              mayWrite(ctx, entity, 'update')
                ? place('modifier', { [formerParameter]: write.id })
                : null
            }
          />
          {(before !== null || found.older !== null) && (
            <nav class="pager" aria-label={messages.title}>
              {before !== null && (
                <a class="button" href={place(historyVerb)}>
                  {messages.newest}
                </a>
              )}
              {found.older !== null && (
                <a class="button" href={place(historyVerb, { [olderParameter]: found.older })} rel="next">
                  {messages.older}
                </a>
              )}
            </nav>
          )}
        </>
      ),
    }
  },
}

/** The labels of what the changed references led to, each read once. */
async function labelsOf(ctx: Ctx, entity: AnyEntity, { writes }: History): Promise<ReadonlyMap<string, string>> {
  const asked = new Map<string, readonly [string, string]>()
  for (const { changes } of writes)
    for (const { field, before, after } of changes)
      for (const value of [before, after])
        if (typeof value === 'string') asked.set(JSON.stringify([field.name, value]), [field.name, value])
  const found = await Promise.all(
    [...asked].map(async ([id, [field, value]]) => [id, await labelOf(ctx, entity, field, value)] as const),
  )
  return new Map(found.flatMap(([id, label]) => (label === null ? [] : [[id, label] as const])))
}

export const historyRoutes: readonly Route[] = [historyRoute]
