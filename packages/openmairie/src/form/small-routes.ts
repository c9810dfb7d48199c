// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { act, options } from '../records/index.js'
import { proposals, shortList, withinOf } from '../ui/choice.js'
import type { Route } from '../ui/page.js'
import { afterUrl, placeOf } from '../ui/place.js'
import { keyOf, targetOf } from '../ui/target.js'

/** Proposals for a reference that is found by typing: at most twenty, in the order of their labels. */
export const choicesRoute: Route = {
  method: 'GET',
  path: '/:entity/-/choix',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { app, ctx, entity } = targetOf(request)
    const field = request.query.get('champ') ?? ''
    const reference = entity.references.find((each) => each.fields.length === 1 && each.fields[0] === field)
    const target = reference && app.localised[ctx.locale].get(reference.entity)
    if (!reference || !target || entity.fields[field]?.hidden !== false) throw new OpenMairieError('OM_NOT_FOUND')
    const found = await options(ctx, target, {
      text: request.query.get('q') ?? '',
      limit: request.query.has('tout') ? shortList : proposals,
      held: null,
      fields: reference.targetFields,
      within: withinOf(entity, field, { [entity.fields[field]?.dependsOn?.field ?? '']: request.query.get('pour') }),
    })
    return {
      kind: 'json',
      value: {
        options: found.options.map((option) => ({ value: option.key[0], label: option.label })),
        more: found.more,
      },
    }
  },
}

/** Runs an action that the application declares on a record. */
export const actionRoute: Route = {
  method: 'POST',
  path: '/:entity/:key/-/action/:action',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const { ctx, entity } = target
    const key = keyOf(request, entity)
    const place = await placeOf(request.query, target)
    const outcome = await act(ctx, entity, key, request.params['action'] ?? '', {
      idempotencyKey: request.body.get('-once') || null,
    })
    const location = afterUrl(request.query, target, place, key)
    if (outcome.kind === 'done')
      return { kind: 'redirect', location, flash: { tone: 'success', message: outcome.message } }
    return {
      kind: 'redirect',
      location,
      flash: { tone: 'warning', message: outcome.problems.map((problem) => problem.message).join(' ') },
    }
  },
}
