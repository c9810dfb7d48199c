// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Locale } from '../model/application.js'
import {
  merge,
  previewMerge,
  read,
  type UndoMergeOutcome,
  undoableMerge,
  undoMerge,
  undoSeconds,
} from '../records/index.js'
import type { Flash, Route } from '../ui/page.js'
import { keyOf, targetOf } from '../ui/target.js'
import { undoMessages } from '../ui/undo-messages.js'
import { recordUrl } from '../ui/urls.js'
import { mergeAddress } from './address.js'
import { choosePage } from './choose.js'
import { leaveName, valueName } from './controls.js'
import { duplicatesMessages } from './messages.js'
import { previewPage } from './preview.js'

/** Compares a record with another before they become one; asks for the other where the address names none. */
const show: Route = {
  method: 'GET',
  path: '/:entity/:key/-/fusionner',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const address = mergeAddress(request)
    const { ctx, entity, kept, gone } = address
    if (gone === null || gone.join('\n') === kept.join('\n')) return choosePage(request, address)
    const preview = await previewMerge(ctx, entity, kept, gone)
    return preview ? previewPage(request, address, preview, null) : choosePage(request, address)
  },
}

const confirm: Route = {
  ...show,
  method: 'POST',
  async handle(request) {
    const address = mergeAddress(request)
    const { app, ctx, entity, kept, gone } = address
    const { body } = request
    const messages = duplicatesMessages(ctx.locale)
    if (gone === null) return choosePage(request, address)
    const taken = Object.keys(entity.fields).filter((name) => body.get(valueName(name)) === 'supprimee')
    const leftOut = body.getAll(leaveName)
    const outcome = await merge(
      ctx,
      entity,
      { kept, gone },
      { taken, leftOut },
      {
        idempotencyKey: body.get('-once') || randomUUID(),
        digests: { kept: body.get('-digests') ?? '', gone: body.get('-digests-autre') ?? '' },
      },
    )
    if (outcome.kind === 'merged') {
      const reference = await undoableMerge(ctx, entity, outcome.lot)
      const action = recordUrl(app, entity.name, outcome.key, 'annuler-fusion')
      const until = ctx.clock.now() + undoSeconds * 1000
      return {
        kind: 'redirect',
        location: recordUrl(app, entity.name, outcome.key),
        flash: {
          tone: outcome.repeated ? 'info' : 'success',
          message: outcome.repeated
            ? messages.repeated
            : messages.merged(entity.noun, outcome.goneLabel, outcome.label),
          ...(reference === null ? {} : { undo: { action, reference, until } }),
        },
      }
    }
    const preview = outcome.kind === 'refused' ? await previewMerge(ctx, entity, kept, gone) : null
    if (outcome.kind !== 'refused' || preview === null) return choosePage(request, address)
    return previewPage(request, address, preview, { taken, leftOut, problems: outcome.problems })
  },
}

const undoIt: Route = {
  method: 'POST',
  path: '/:entity/:key/-/annuler-fusion',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { app, ctx, entity } = targetOf(request)
    const key = keyOf(request, entity)
    const outcome = await undoMerge(ctx, entity, key, request.body.get('-ligne') ?? '')
    const isThere = ctx.grants.can(app.definition.name, entity, 'read') && (await read(ctx, entity, key)) !== null
    return {
      kind: 'redirect',
      location: isThere ? recordUrl(app, entity.name, key) : `/${app.definition.name}/${entity.name}`,
      flash: flashOf(outcome, ctx.locale),
    }
  },
}

function flashOf(outcome: UndoMergeOutcome, locale: Locale): Flash {
  const messages = duplicatesMessages(locale)
  switch (outcome.kind) {
    case 'undone':
      return outcome.repeated
        ? { tone: 'info', message: messages.undoRepeated }
        : { tone: 'success', message: messages.undone }
    case 'refused':
      return { tone: 'warning', message: outcome.problems.map(({ message }) => message).join(' ') }
    case 'late':
      return { tone: 'warning', message: undoMessages(locale).undoLate(undoSeconds) }
  }
}

export const duplicatesRoutes: readonly Route[] = [show, confirm, undoIt]
