// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import { OpenMairieError } from '../errors/errors.js'
import { newOne, theOne } from '../model/lexicon/index.js'
import type { Key } from '../model/value.js'
import { create, read, update } from '../records/index.js'
import { readForm } from '../ui/input.js'
import type { Flash, PageContent, PageRequest, Reply, Route } from '../ui/page.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { entityUrl, recordUrl } from '../ui/urls.js'
import { conflictPage } from './conflict.js'
import { demandWritable } from './demand.js'
import { openedState } from './drafts/offer.js'
import { type DraftsOf, dropDraft } from './drafts/store.js'
import { gonePage } from './gone.js'
import { formMessages } from './messages.js'
import { crumbsOf, homeUrl, type Place, placeOf, rootOf } from './place.js'
import { type FormState, recordForm } from './record-form.js'
import { undoOf } from './undo.js'

type Written = { readonly label: string; readonly repeated: boolean; readonly merged: readonly string[] }

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
    status: state.problems.length > 0 ? 422 : 200,
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
    const { state, notice } = await openedState(request, draftsAt(target, place, null), place, null)
    return formPage(request, target, place, state, notice)
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
    const posted = await readForm(ctx, entity, request.body, place.parent?.fixed ?? {})
    const once = request.body.get('-once') || randomUUID()
    const retry = (problems: FormState['problems']) =>
      formPage(request, target, place, { record: null, posted, problems, digests: '{}', once, held: null })
    if (posted.problems.length > 0) return retry(posted.problems)
    const outcome = await create(ctx, entity, posted.input, { idempotencyKey: once })
    if (outcome.kind === 'invalid') return retry(outcome.problems)
    if (outcome.kind !== 'written') throw new OpenMairieError('OM_NOT_FOUND')
    await dropDraft(draftsAt(target, place, null), once)
    const location = request.body.has('-suite')
      ? entityUrl(app, entity.name, 'nouveau', place.carried)
      : place.parent
        ? homeUrl(target, place)
        : recordUrl(app, entity.name, outcome.key, null, place.carried)
    return {
      kind: 'redirect',
      location,
      flash: {
        ...flashOf(target, outcome, formMessages(ctx.locale).added(entity.noun, outcome.label)),
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
    const { state, notice } = await openedState(request, draftsAt(target, place, record.key), place, record)
    return formPage(request, target, place, state, notice)
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
    const posted = await readForm(ctx, entity, request.body, {})
    const digests = request.body.get('-digests') ?? '{}'
    const once = request.body.get('-once') || randomUUID()
    const retry = async (problems: FormState['problems']): Promise<Reply> => {
      const record = await read(ctx, entity, key)
      return record
        ? formPage(request, target, place, { record, posted, problems, digests, once, held: request.body.get('-held') })
        : gonePage(request, target, place, posted)
    }
    if (posted.problems.length > 0) return retry(posted.problems)
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
            ...flashOf(target, outcome, messages.saved(entity.noun, outcome.label)),
            ...(await undoOf(target, place, outcome.key)),
          },
        }
      }
    }
  },
}

function flashOf({ ctx, entity }: Target, outcome: Written, message: string): Flash {
  const messages = formMessages(ctx.locale)
  if (outcome.repeated) return { tone: 'info', message: messages.repeated }
  if (outcome.merged.length === 0) return { tone: 'success', message }
  const labels = outcome.merged.map((name) => entity.fields[name]?.label ?? name).join(', ')
  return { tone: 'warning', message: `${message} ${messages.merged(labels)}` }
}

export const editRoutes: readonly Route[] = [showNew, createNew, showEdit, saveEdit]
