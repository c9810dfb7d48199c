// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { OpenMairieError } from '../errors/errors.js'
import type { Problem } from '../model/override.js'
import type { Key } from '../model/value.js'
import { anonymise, previewAnonymise } from '../records/index.js'
import type { PageContent, PageRequest, Route } from '../ui/page.js'
import { placeOf } from '../ui/place.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { anonymisePage, confirmName } from './anonymise-page.js'
import { personalMessages } from './messages.js'
import { anonymiseVerb } from './urls.js'

/** What anonymising a person will change, what it will erase, and what prevents it. */
const show: Route = {
  method: 'GET',
  path: `/:entity/:key/-/${anonymiseVerb}`,
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    return preview(request, target, keyOf(request, target.entity), [])
  },
}

const confirm: Route = {
  ...show,
  method: 'POST',
  async handle(request) {
    const target = targetOf(request)
    const { app, ctx, entity } = target
    const key = keyOf(request, entity)
    const messages = personalMessages(ctx.locale)
    if (request.body.get(confirmName) !== '1')
      return preview(request, target, key, [{ field: confirmName, message: messages.mustConfirm }])
    const outcome = await anonymise(ctx, entity, key, {
      idempotencyKey: request.body.get('-once') || randomUUID(),
      digests: request.body.get('-digests') ?? '',
    })
    if (outcome.kind === 'gone') throw new OpenMairieError('OM_NOT_FOUND')
    if (outcome.kind === 'refused') return preview(request, target, key, outcome.problems)
    const { carried } = await placeOf(request.query, target)
    return {
      kind: 'redirect',
      location: recordUrl(app, entity.name, outcome.key, null, carried),
      flash: outcome.repeated
        ? { tone: 'info', message: messages.repeated }
        : { tone: 'success', message: messages.done(outcome.label) },
    }
  },
}

/** The page, with what was refused where it comes back. Raises OM_NOT_FOUND where the record is not there. */
async function preview(
  request: PageRequest,
  target: Target,
  key: Key,
  problems: readonly Problem[],
): Promise<PageContent> {
  const found = await previewAnonymise(target.ctx, target.entity, key)
  if (!found) throw new OpenMairieError('OM_NOT_FOUND')
  return anonymisePage(request, target, await placeOf(request.query, target), found, problems)
}

export const anonymiseRoutes: readonly Route[] = [show, confirm]
