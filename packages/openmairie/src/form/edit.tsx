// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import { OpenMairieError } from '../errors/errors.js'
import { keyText } from '../model/key-text.js'
import { newOne, theOne } from '../model/lexicon/index.js'
import type { Key } from '../model/value.js'
import { create, read, update } from '../records/index.js'
import { readForm } from '../ui/input.js'
import type { PageContent, PageRequest, Reply, Route } from '../ui/page.js'
import { crumbsOf, homeUrl, type Place, placeOf, rootOf } from '../ui/place.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { entityUrl, recordUrl } from '../ui/urls.js'
import { conflictPage } from './conflict.js'
import { demandWritable } from './demand.js'
import { openedState } from './drafts/offer.js'
import { type DraftsOf, dropDraft } from './drafts/store.js'
import { unseenAlike } from './duplicates/found.js'
import { formerOf } from './former.js'
import { gonePage } from './gone.js'
import { formMessages } from './messages.js'
import { carriedFields, keepCarried, ticked } from './next/carried.js'
import { copyFrom } from './next/copy-from.js'
import { sourceOf, sourceParameters } from './next/source.js'
import { type FormState, recordForm } from './record-form.js'
import { reviewOf } from './review.js'
import { withSuggestion } from './suggestions.js'
import { undoOf } from './undo.js'
import { flashOf } from './written.js'

async function formPage(
  request: PageRequest,
  target: Target,
  place: Place,
  state: FormState,
  notice: ComponentChildren = null,
): Promise<PageContent> {
  const { app, ctx, entity } = target
  const title = state.record ? state.record.label : newOne(entity.noun, ctx.locale)
  const back = state.record
    ? recordUrl(app, entity.name, state.record.key, null, place.carried)
    : homeUrl(target, place)
  const action = formMessages(ctx.locale).modify
  const last = state.record
    ? [
        { label: title, href: back },
        { label: action, href: null },
      ]
    : [{ label: title, href: null }]
  return {
    kind: 'page',
    status: state.problems.length > 0 || state.alike ? 422 : 200,
    title: state.record ? `${action} ${theOne(entity.noun, ctx.locale)}` : title,
    current: rootOf(entity, place).name,
    breadcrumb: crumbsOf(target, place, last),
    body: (
      <>
        {notice}
        {await recordForm(request, ctx, entity, place, state, back)}
      </>
    ),
  }
}

function draftsAt({ ctx, entity }: Target, place: Place, key: Key | null): DraftsOf {
  return { ctx, entity, key, parent: place.carried['parent'] ?? '' }
}

const showNew: Route = {
  method: 'GET',
  path: '/:entity/-/nouveau',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    demandWritable(target, 'create')
    const place = await placeOf(request.query, target)
    const [{ state, notice }, carried] = await Promise.all([
      openedState(request, draftsAt(target, place, null), place, null),
      carriedFields(target.ctx, target.entity),
    ])
    const [source, models] = await Promise.all([
      sourceOf(request, target, place, carried),
      copyFrom(request, target, place),
    ])
    const told = source && !request.query.has(sourceParameters.next) && (
      <p class="flash" role="status">
        {formMessages(target.ctx.locale).duplicated(source.record.label)}
      </p>
    )
    const above = (
      <>
        {notice}
        {told}
        {models}
      </>
    )
    return formPage(request, target, place, { ...state, taken: source?.values ?? {}, carried }, above)
  },
}

const createNew: Route = {
  ...showNew,
  method: 'POST',
  async handle(request) {
    const target = targetOf(request)
    demandWritable(target, 'create')
    const { app, ctx, entity } = target
    const place = await placeOf(request.query, target)
    const posted = await readForm(ctx, entity, withSuggestion(request.body), place.parent?.fixed ?? {})
    const once = request.body.get('-once') || randomUUID()
    const review = reviewOf(request.body)
    const back = async (): Promise<FormState> => {
      const carried = ticked(request.body) ?? (await carriedFields(ctx, entity))
      return { record: null, digests: '{}', held: null, problems: [], posted, once, carried, review }
    }
    const retry = async (problems: FormState['problems']) =>
      formPage(request, target, place, { ...(await back()), problems })
    if (review) return retry([])
    if (posted.problems.length > 0) return retry(posted.problems)
    const alike = await unseenAlike(target, null, posted.input, request.body)
    if (alike.length > 0) return formPage(request, target, place, { ...(await back()), alike })
    const outcome = await create(ctx, entity, posted.input, { idempotencyKey: once })
    if (outcome.kind === 'invalid') return retry(outcome.problems)
    if (outcome.kind !== 'written') throw new OpenMairieError('OM_NOT_FOUND')
    await Promise.all([dropDraft(draftsAt(target, place, null), once), keepCarried(ctx, entity, request.body)])
    const next = request.body.has('-suite')
    const record = recordUrl(app, entity.name, outcome.key, null, place.carried)
    const location = next
      ? entityUrl(app, entity.name, 'nouveau', { ...place.carried, [sourceParameters.next]: keyText(outcome.key) })
      : place.parent
        ? homeUrl(target, place)
        : record
    return {
      kind: 'redirect',
      location,
      flash: {
        ...flashOf(target, outcome, posted.input, formMessages(ctx.locale).added(entity.noun, outcome.label)),
        ...(next ? { link: { href: record, label: formMessages(ctx.locale).openRecord } } : {}),
        ...(await undoOf(target, place, outcome.key)),
      },
    }
  },
}

const showEdit: Route = {
  method: 'GET',
  path: '/:entity/:key/-/modifier',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    demandWritable(target, 'update')
    const [place, record] = await Promise.all([
      placeOf(request.query, target),
      read(target.ctx, target.entity, keyOf(request, target.entity)),
    ])
    if (!record) throw new OpenMairieError('OM_NOT_FOUND')
    const [{ state, notice }, proposed] = await Promise.all([
      openedState(request, draftsAt(target, place, record.key), place, record),
      formerOf(request, target, record),
    ])
    if (!proposed) return formPage(request, target, place, state, notice)
    return formPage(request, target, place, { ...state, taken: proposed.taken }, proposed.notice)
  },
}

const saveEdit: Route = {
  ...showEdit,
  method: 'POST',
  async handle(request): Promise<Reply> {
    const target = targetOf(request)
    demandWritable(target, 'update')
    const { app, ctx, entity } = target
    const messages = formMessages(ctx.locale)
    const key = keyOf(request, entity)
    const place = await placeOf(request.query, target)
    const posted = await readForm(ctx, entity, withSuggestion(request.body), {})
    const digests = request.body.get('-digests') ?? '{}'
    const once = request.body.get('-once') || randomUUID()
    const review = reviewOf(request.body)
    const back = { posted, problems: [], digests, once, held: request.body.get('-held'), review }
    const retry = async (problems: FormState['problems']): Promise<Reply> => {
      const record = await read(ctx, entity, key)
      return record
        ? formPage(request, target, place, { ...back, record, problems })
        : gonePage(request, target, place, posted)
    }
    if (review) return retry([])
    if (posted.problems.length > 0) return retry(posted.problems)
    const before = entity.duplicates.match.length > 0 ? await read(ctx, entity, key) : null
    const alike = before ? await unseenAlike(target, before, posted.input, request.body) : []
    if (alike.length > 0) return formPage(request, target, place, { ...back, record: before, alike })
    const outcome = await update(ctx, entity, key, posted.input, { idempotencyKey: once, digests })
    if (outcome.kind === 'written' || outcome.kind === 'unchanged') await dropDraft(draftsAt(target, place, key), once)
    switch (outcome.kind) {
      case 'invalid':
        return retry(outcome.problems)
      case 'gone':
        return gonePage(request, target, place, posted)
      case 'conflict':
        return conflictPage(request, target, place, outcome, posted, once)
      case 'unchanged':
        return {
          kind: 'redirect',
          location: recordUrl(app, entity.name, outcome.key, null, place.carried),
          flash: { tone: 'info', message: messages.unchanged },
        }
      case 'written': {
        const location = recordUrl(app, entity.name, outcome.key, null, place.carried)
        return {
          kind: 'redirect',
          location,
          flash: {
            ...flashOf(target, outcome, posted.input, messages.saved(entity.noun, outcome.label)),
            ...(await undoOf(target, place, outcome.key)),
          },
        }
      }
    }
  },
}

export const editRoutes: readonly Route[] = [showNew, createNew, showEdit, saveEdit]
