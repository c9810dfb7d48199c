// SPDX-License-Identifier: EUPL-1.2
import type { Key } from '../model/value.js'
import { read, type UndoOutcome, undo, undoable, undoSeconds } from '../records/index.js'
import type { Flash, Route } from '../ui/page.js'
import { afterUrl, homeUrl, type Place, placeOf, undoUrlIn } from '../ui/place.js'
import { type Target, targetOf } from '../ui/target.js'
import { undoMessages } from '../ui/undo-messages.js'
import { formMessages } from './messages.js'
import { related } from './related.js'

/** What a message offers after a write of this user on a record: to undo it. Nothing where it may not be. */
export async function undoOf(
  target: Target,
  place: Place,
  key: Key,
  carried: Readonly<Record<string, string>> = place.carried,
): Promise<Pick<Flash, 'undo'>> {
  const { ctx, entity } = target
  const reference = await undoable(ctx, entity, key)
  if (reference === null) return {}
  return {
    undo: { action: undoUrlIn(target, 'annuler', carried), reference, until: ctx.clock.now() + undoSeconds * 1000 },
  }
}

/** Undoes what the user has just written. */
export const undoRoute: Route = {
  method: 'POST',
  path: '/:entity/-/annuler',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const { app, ctx, entity } = target
    const place = await placeOf(request.query, target)
    const outcome = await undo(ctx, entity, request.body.get('-ligne') ?? '')
    const key = outcome.kind === 'late' ? null : outcome.key
    const isThere =
      key !== null && ctx.grants.can(app.definition.name, entity, 'read') && (await read(ctx, entity, key))
    return {
      kind: 'redirect',
      location: isThere ? afterUrl(request.query, target, place, key) : homeUrl(target, place),
      flash: flashOf(target, outcome),
    }
  },
}

function flashOf(target: Target, outcome: UndoOutcome): Flash {
  const { ctx, entity } = target
  const messages = formMessages(ctx.locale)
  switch (outcome.kind) {
    case 'late':
      return { tone: 'warning', message: undoMessages(ctx.locale).undoLate(undoSeconds) }
    case 'refused': {
      const dependents = outcome.dependents.map((each) => related(target, each).text)
      const reasons = outcome.problems.map((problem) => problem.message)
      return {
        tone: 'warning',
        message: [...(dependents.length > 0 ? [messages.undoReferred(dependents.join(', '))] : []), ...reasons].join(
          ' ',
        ),
      }
    }
    case 'undone': {
      if (outcome.repeated) return { tone: 'info', message: messages.undoRepeated }
      const done = messages.undone[outcome.operation](entity.noun, outcome.label)
      if (outcome.differing.length === 0) return { tone: 'success', message: done }
      const labels = outcome.differing.map((name) => entity.fields[name]?.label ?? name).join(', ')
      return { tone: 'warning', message: `${done} ${messages.undoDiffering(labels)}` }
    }
  }
}
