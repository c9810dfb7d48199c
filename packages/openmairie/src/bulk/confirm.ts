// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Database } from '../database/contract.js'
import { askJob, jobId } from '../jobs/store.js'
import { type BulkOutcome, type BulkWork, bulkReference, homeOf, runBulk, undoSeconds } from '../records/index.js'
import { howMany } from '../ui/how-many.js'
import { askedBy } from '../ui/job-target.js'
import type { Flash, PageRequest, Reply, Route } from '../ui/page.js'
import { homeUrl, listedState, type Place, undoUrlIn } from '../ui/place.js'
import { type Target, targetOf } from '../ui/target.js'
import { type Chosen, isLong, readChosen } from './chosen.js'
import { refreshName } from './field-row.js'
import { fieldsPage } from './fields-page.js'
import { selectionJob } from './jobs.js'
import { bulkMessages } from './messages.js'
import { previewPage, problemTexts } from './preview.js'
import { demandVerb, nothingChosen } from './start.js'
import { kindOf, readTypedWork, readWork } from './work.js'

/** From the fields typed to the preview of what they change. */
export const previewRoute: Route = {
  method: 'POST',
  path: '/:entity/-/selection/apercu',
  scope: 'application',
  access: 'signed-in',
  async again(request) {
    const { target, chosen, typed, nothing } = await sentFields(request)
    return nothing ?? fieldsPage(request, target, chosen, { ...typed, problems: [] })
  },
  async handle(request) {
    const { target, chosen, typed, nothing } = await sentFields(request)
    if (nothing) return nothing
    if (request.body.has(refreshName)) return fieldsPage(request, target, chosen, { ...typed, problems: [] })
    return typed.problems.length > 0
      ? fieldsPage(request, target, chosen, typed)
      : previewPage(request, target, chosen, { kind: 'update', input: typed.input })
  },
}

/** The records chosen and what was typed for them. Raises OM_FORBIDDEN. */
async function sentFields(request: PageRequest) {
  const target = targetOf(request)
  demandVerb(target, 'update')
  const chosen = await readChosen(target, request.body)
  const typed = await readTypedWork(target, chosen.place, request.body)
  return { target, chosen, typed, nothing: nothingChosen(target, chosen) }
}

/** What the preview was about. Raises OM_FORBIDDEN, OM_BAD_REQUEST. */
async function sentWork(request: PageRequest) {
  const target = targetOf(request)
  demandVerb(target, kindOf(request.body))
  const chosen = await readChosen(target, request.body)
  const work = readWork(target.entity, chosen.place, request.body)
  return { target, chosen, work, nothing: nothingChosen(target, chosen) }
}

/** Does what the preview said, at once or by a job. */
export function confirmRoute(instance: Database): Route {
  return {
    ...previewRoute,
    path: '/:entity/-/selection/confirmer',
    // The preview, which is confirmed anew: what is found now is what is sealed.
    async again(request) {
      const { target, chosen, work, nothing } = await sentWork(request)
      return nothing ?? previewPage(request, target, chosen, work)
    },
    async handle(request) {
      const { target, chosen, work, nothing } = await sentWork(request)
      if (nothing) return nothing
      if (isLong(target, chosen)) return askForJob(instance, request, target, chosen, work)
      const outcome = await runBulk(target.ctx, target.entity, chosen.query, work, {
        idempotencyKey: request.body.get('-once') || randomUUID(),
        seal: request.body.get('-sceau') ?? '',
        leaveAside: request.body.get('ecarter') === '1',
      })
      return replyTo(request, target, chosen, work, outcome)
    },
  }
}

function replyTo(
  request: PageRequest,
  target: Target,
  chosen: Chosen,
  work: BulkWork,
  outcome: BulkOutcome,
): Reply | Promise<Reply> {
  const messages = bulkMessages(target.ctx.locale)
  switch (outcome.kind) {
    case 'done':
      return {
        kind: 'redirect',
        location: homeUrl(target, chosen.place),
        flash: flashOf(target, chosen, work, outcome),
      }
    case 'refused':
      return previewPage(request, target, chosen, work, [messages.nothingWritten])
    case 'changed':
      return previewPage(request, target, chosen, work, [messages.changed])
    case 'stopped':
      return previewPage(request, target, chosen, work, problemTexts(outcome.problems))
  }
}

function flashOf(
  target: Target,
  chosen: Chosen,
  work: BulkWork,
  outcome: Extract<BulkOutcome, { kind: 'done' }>,
): Flash {
  const { ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  const { written, rejected, followed, lot, repeated } = outcome
  const what = howMany(ctx, entity, { count: written, capped: false })
  const said = work.kind === 'delete' ? messages.deleted : messages.updated
  const words = [
    said(what, entity.noun, written),
    ...(rejected.length > 0 ? [messages.left(rejected.length, entity.noun)] : []),
    ...(repeated ? [messages.repeated] : []),
  ]
  const reference = followed > 0 || written === 0 ? null : bulkReference(ctx, entity, work, lot)
  return {
    tone: rejected.length > 0 ? 'warning' : 'success',
    message: words.join(' '),
    ...(reference === null || repeated
      ? {}
      : {
          undo: {
            action: undoUrl(target, chosen.place),
            reference,
            until: ctx.clock.now() + undoSeconds * 1000,
          },
        }),
  }
}

/** Where the undoing of a selection is asked for; it comes back to its listing. */
export function undoUrl(target: Target, place: Place): string {
  return undoUrlIn(target, 'selection/annuler', place.carried)
}

async function askForJob(
  instance: Database,
  request: PageRequest,
  target: Target,
  chosen: Chosen,
  work: BulkWork,
): Promise<Reply> {
  const { ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  const id = jobId(ctx.actor.id, request.body.get('-once') || randomUUID())
  const what = howMany(ctx, entity, chosen.counted)
  const reference = bulkReference(ctx, entity, work, id)
  await askJob(instance, {
    id,
    user: ctx.actor.id,
    collectivite: homeOf(ctx),
    kind: selectionJob,
    label: work.kind === 'delete' ? messages.deleteJob(what) : messages.updateJob(what),
    home: homeUrl(target, chosen.place),
    payload: {
      ...askedBy(target),
      state: listedState(chosen.place).toString(),
      parent: chosen.query.parent,
      keys: chosen.keys,
      work,
      undo: reference === null ? null : { action: undoUrl(target, chosen.place), reference },
    },
  })
  return { kind: 'redirect', location: `/-/traitements/${id}` }
}
