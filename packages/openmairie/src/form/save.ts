// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { dropDraft } from '../drafts/store.js'
import { OpenMairieError } from '../errors/errors.js'
import { keyText } from '../model/key-text.js'
import { create, read, update } from '../records/index.js'
import { readForm } from '../ui/input.js'
import type { PageRequest, Reply, Route } from '../ui/page.js'
import { homeUrl, placeOf } from '../ui/place.js'
import { keyOf, targetOf } from '../ui/target.js'
import { entityUrl, recordUrl } from '../ui/urls.js'
import { conflictPage } from './conflict.js'
import { demandWritable } from './demand.js'
import { draftsAt } from './drafts/urls.js'
import { unseenAlike } from './duplicates/found.js'
import { showEdit, showNew } from './edit.js'
import { uploadsOf, withFiles } from './file-input.js'
import { formPage } from './form-page.js'
import { gonePage } from './gone.js'
import { formMessages } from './messages.js'
import { carriedFields, keepCarried, ticked } from './next/carried.js'
import { sourceParameters } from './next/source.js'
import type { FormState } from './record-form.js'
import { reviewOf } from './review.js'
import { withSuggestion } from './suggestions.js'
import { undoOf } from './undo.js'
import { flashOf } from './written.js'

/** A new record as its form was sent, and the form again with what was typed. */
async function sentNew(request: PageRequest) {
  const target = targetOf(request)
  demandWritable(target, 'create')
  const { ctx, entity } = target
  const place = await placeOf(request.query, target)
  const sent = await withFiles(request, target)
  const posted = await readForm(ctx, entity, withSuggestion(sent.body), place.parent?.fixed ?? {})
  const once = request.body.get('-once') || randomUUID()
  const form = async (state: Partial<FormState>): Promise<Reply> => {
    const carried = ticked(request.body) ?? (await carriedFields(ctx, entity))
    const back = { record: null, digests: '{}', held: null, problems: [], posted, once, carried }
    return formPage(request, target, place, { ...back, ...state })
  }
  return { target, place, posted, fileProblems: sent.problems, once, form }
}

/** Adds a record, or shows its form again with what is to be put right. */
export const createNew: Route = {
  ...showNew,
  method: 'POST',
  async uploads(request) {
    const target = targetOf(request)
    demandWritable(target, 'create')
    return uploadsOf(target.entity)
  },
  async again(request) {
    const { form, fileProblems } = await sentNew(request)
    return form({ problems: fileProblems, resumed: true })
  },
  async handle(request) {
    const { target, place, posted, fileProblems, once, form } = await sentNew(request)
    const { app, ctx, entity } = target
    const review = reviewOf(request.body)
    if (review) return form({ review })
    const problems = [...posted.problems, ...fileProblems]
    if (problems.length > 0) return form({ problems })
    const alike = await unseenAlike(target, null, posted.input, request.body)
    if (alike.length > 0) return form({ alike })
    const outcome = await create(ctx, entity, posted.input, { idempotencyKey: once })
    if (outcome.kind === 'invalid') return form({ problems: outcome.problems })
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

/** A record as its form was sent, and the form again with what was typed; a page that says so where the record is gone. */
async function sentEdit(request: PageRequest) {
  const target = targetOf(request)
  demandWritable(target, 'update')
  const { ctx, entity } = target
  const key = keyOf(request, entity)
  const place = await placeOf(request.query, target)
  const sent = await withFiles(request, target)
  const posted = await readForm(ctx, entity, withSuggestion(sent.body), {})
  const digests = request.body.get('-digests') ?? '{}'
  const once = request.body.get('-once') || randomUUID()
  const back = { posted, problems: [], digests, once, held: request.body.get('-held') }
  const form = async (state: Partial<FormState>): Promise<Reply> => {
    const record = await read(ctx, entity, key)
    return record
      ? formPage(request, target, place, { ...back, record, ...state })
      : gonePage(request, target, place, posted)
  }
  return { target, key, place, posted, fileProblems: sent.problems, digests, once, form }
}

/** Saves what was changed of a record, or shows why not: problems, a conflict, a record that is gone. */
export const saveEdit: Route = {
  ...showEdit,
  method: 'POST',
  async uploads(request) {
    const target = targetOf(request)
    demandWritable(target, 'update')
    return uploadsOf(target.entity)
  },
  async again(request) {
    const { form, fileProblems } = await sentEdit(request)
    return form({ problems: fileProblems, resumed: true })
  },
  async handle(request): Promise<Reply> {
    const { target, key, place, posted, fileProblems, digests, once, form } = await sentEdit(request)
    const { app, ctx, entity } = target
    const messages = formMessages(ctx.locale)
    const review = reviewOf(request.body)
    if (review) return form({ review })
    const problems = [...posted.problems, ...fileProblems]
    if (problems.length > 0) return form({ problems })
    const before = entity.duplicates.match.length > 0 ? await read(ctx, entity, key) : null
    const alike = before ? await unseenAlike(target, before, posted.input, request.body) : []
    if (alike.length > 0) return form({ record: before, alike })
    const outcome = await update(ctx, entity, key, posted.input, { idempotencyKey: once, digests })
    if (outcome.kind === 'written' || outcome.kind === 'unchanged') await dropDraft(draftsAt(target, place, key), once)
    switch (outcome.kind) {
      case 'invalid':
        return form({ problems: outcome.problems })
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
