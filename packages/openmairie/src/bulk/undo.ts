// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { askJob, jobId } from '../jobs/store.js'
import { homeOf, undoBulk, undoSeconds } from '../records/index.js'
import { howMany } from '../ui/how-many.js'
import { askedBy } from '../ui/job-target.js'
import type { Flash, Route } from '../ui/page.js'
import { homeUrl, placeOf } from '../ui/place.js'
import { targetOf } from '../ui/target.js'
import { undoMessages } from '../ui/undo-messages.js'
import { undoJob } from './jobs.js'
import { bulkMessages } from './messages.js'

/** Undoes what has just been done to a selection, at once or by a job. */
export function undoRoute(instance: Database): Route {
  return {
    method: 'POST',
    path: '/:entity/-/selection/annuler',
    scope: 'application',
    access: 'signed-in',
    async handle(request) {
      const target = targetOf(request)
      const { ctx, entity } = target
      const messages = bulkMessages(ctx.locale)
      const place = await placeOf(request.query, target)
      const outcome = await undoBulk(ctx, entity, request.body.get('-ligne') ?? '')
      const location = homeUrl(target, place)
      const back = (flash: Flash) => ({ kind: 'redirect', location, flash }) as const
      switch (outcome.kind) {
        case 'late':
          return back({ tone: 'warning', message: undoMessages(ctx.locale).undoLate(undoSeconds) })
        case 'undone': {
          const { written, rejected, repeated } = outcome
          if (repeated) return back({ tone: 'info', message: messages.repeated })
          const what = howMany(ctx, entity, { count: written, capped: false })
          const done = messages.undone(what, entity.noun, written)
          return rejected.length === 0
            ? back({ tone: 'success', message: done })
            : back({ tone: 'warning', message: `${done} ${messages.undoLeft(rejected.length)}` })
        }
        case 'long': {
          const id = jobId(ctx.actor.id, `annuler ${outcome.lot}`)
          const what = howMany(ctx, entity, { count: outcome.lines, capped: false })
          await askJob(instance, {
            id,
            user: ctx.actor.id,
            collectivite: homeOf(ctx),
            kind: undoJob,
            label: messages.undoJob(what),
            home: location,
            payload: {
              ...askedBy(target),
              lot: outcome.lot,
              lines: outcome.lines,
            },
          })
          return { kind: 'redirect', location: `/-/traitements/${id}` }
        }
      }
    },
  }
}
