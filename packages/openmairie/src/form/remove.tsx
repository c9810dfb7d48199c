// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { OpenMairieError } from '../errors/errors.js'
import { theOne } from '../model/lexicon/index.js'
import type { Problem } from '../model/override.js'
import { type Dependents, dependents, type RecordView, read, remove } from '../records/index.js'
import { LastButtons } from '../ui/last-step.js'
import type { PageContent, PageRequest, Route } from '../ui/page.js'
import { crumbsOf, homeUrl, type Place, placeOf, rootOf } from '../ui/place.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { demandWritable } from './demand.js'
import { gonePage } from './gone.js'
import { formMessages } from './messages.js'
import { related } from './related.js'
import { undoOf } from './undo.js'

const show: Route = {
  method: 'GET',
  path: '/:entity/:key/-/supprimer',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    demandWritable(target, 'delete')
    const { ctx, entity } = target
    const key = keyOf(request, entity)
    const [place, record, found] = await Promise.all([
      placeOf(request.query, target),
      read(ctx, entity, key),
      dependents(ctx, entity, key),
    ])
    if (!record) throw new OpenMairieError('OM_NOT_FOUND')
    return confirmation(request, target, place, record, found, [])
  },
}

const confirm: Route = {
  ...show,
  method: 'POST',
  async handle(request) {
    const target = targetOf(request)
    demandWritable(target, 'delete')
    const { ctx, entity } = target
    const key = keyOf(request, entity)
    const place = await placeOf(request.query, target)
    const record = await read(ctx, entity, key)
    const outcome = await remove(ctx, entity, key, {
      idempotencyKey: request.body.get('-once') || randomUUID(),
      digests: request.body.get('-digests'),
    })
    if (outcome.kind === 'deleted') {
      const messages = formMessages(ctx.locale)
      const removed = messages.removed(entity.noun, record?.label ?? request.body.get('-label') ?? '')
      // What the database took away with it is in no journal: the record alone would come back.
      const seen = outcome.followers.filter(isListed(target)).map((each) => related(target, each).text)
      const unseen =
        seen.length < outcome.followers.length || outcome.followers.some((each) => each.unseen)
          ? [messages.relatedUnseen]
          : []
      const followers = [...seen, ...unseen].join(', ')
      return {
        kind: 'redirect',
        location: homeUrl(target, place),
        flash:
          followers === ''
            ? { tone: 'success', message: removed, ...(await undoOf(target, place, key)) }
            : { tone: 'success', message: `${removed} ${messages.notUndone(followers)}` },
      }
    }
    if (outcome.kind === 'gone' || !record) return gonePage(request, target, place, null)
    return confirmation(request, target, place, record, outcome.dependents, outcome.problems)
  },
}

/** What will go, or what forbids it, each with its count and the way to it. */
function confirmation(
  request: PageRequest,
  target: Target,
  place: Place,
  record: RecordView,
  found: readonly Dependents[],
  problems: readonly Problem[],
): PageContent {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const back = recordUrl(app, entity.name, record.key, null, place.carried)
  const blocking = found.filter((each) => !each.follows)
  const following = found.filter((each) => each.follows)
  const title = blocking.length > 0 ? messages.refusedTitle : messages.deleteTitle(theOne(entity.noun, ctx.locale))
  return {
    kind: 'page',
    status: problems.length > 0 || (request.body.size > 0 && blocking.length > 0) ? 409 : 200,
    title,
    current: rootOf(entity, place).name,
    breadcrumb: crumbsOf(target, place, [
      { label: record.label, href: back },
      { label: messages.remove, href: null },
    ]),
    body: (
      <form method="post" action={request.url} class="card confirm">
        <input type="hidden" name="-csrf" value={request.csrf} />
        <input type="hidden" name="-once" value={randomUUID()} />
        <input type="hidden" name="-digests" value={record.digests} />
        <input type="hidden" name="-label" value={record.label} />
        {problems.map((problem) => (
          <p class="flash error" role="alert" key={problem.message}>
            {problem.message}
          </p>
        ))}
        <p>{(blocking.length > 0 ? messages.refused : messages.deleteAsk)(entity.noun, record.label)}</p>
        <Related target={target} record={record} place={place} found={blocking} />
        {following.length > 0 && blocking.length === 0 && <p>{messages.follows}</p>}
        {blocking.length === 0 && <Related target={target} record={record} place={place} found={following} />}
        <LastButtons
          confirm={blocking.length === 0 ? messages.deleteConfirm : null}
          cancel={blocking.length > 0 ? messages.backToRecord : messages.cancel}
          back={back}
        />
      </form>
    ),
  }
}

/** Not even their number is told of rows that the profil does not list. */
function isListed({ app, ctx }: Target): (found: Dependents) => boolean {
  return ({ entity, count }) => {
    const child = app.localised[ctx.locale].get(entity)
    return count.count > 0 && child !== undefined && ctx.grants.can(app.definition.name, child, 'list')
  }
}

function Related({
  target,
  record,
  place,
  found,
}: {
  target: Target
  record: RecordView
  place: Place
  found: readonly Dependents[]
}) {
  const { app, entity } = target
  if (found.length === 0) return null
  return (
    <ul>
      {!found.every((each) => isListed(target)(each) && !each.unseen) && (
        <li>{formMessages(target.ctx.locale).relatedUnseen}</li>
      )}
      {found.filter(isListed(target)).map((each) => {
        const { tab, text } = related(target, each)
        const href = `${recordUrl(app, entity.name, record.key, null, { ...place.carried, onglet: `${each.entity}.${each.reference}` })}#onglets`
        return <li key={`${each.entity}.${each.reference}`}>{tab?.shown ? <a href={href}>{text}</a> : text}</li>
      })}
    </ul>
  )
}

export const removeRoutes: readonly Route[] = [show, confirm]
