// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { read } from '../../records/index.js'
import type { PageRequest, Route } from '../../ui/page.js'
import { fixedBy, type Place, placeOf } from '../../ui/place.js'
import { keyOf, targetOf } from '../../ui/target.js'
import { entityUrl, recordUrl } from '../../ui/urls.js'
import { demandWritable } from '../demand.js'
import { tooMany } from '../limit.js'
import { formMessages } from '../messages.js'
import { keptOf } from './kept.js'
import { type DraftsOf, dropDraft, keepDraft } from './store.js'

/** Characters of a draft; beyond, it is not kept. */
const longest = 250_000

/** The form that an address of a draft belongs to, with the rights that the form asks for. */
async function formOf(request: PageRequest): Promise<DraftsOf & { readonly place: Place }> {
  const target = targetOf(request)
  const { ctx, entity } = target
  const key = request.params['key'] === undefined ? null : keyOf(request, entity)
  demandWritable(target, key === null ? 'create' : 'update')
  const place = await placeOf(request.query, target)
  if (key !== null && !(await read(ctx, entity, key))) throw new OpenMairieError('OM_NOT_FOUND')
  return { ctx, entity, key, parent: place.carried['parent'] ?? '', place }
}

/** The one-time key of the form, as made by it. Raises OM_BAD_REQUEST. */
function formKey(request: PageRequest): string {
  const given = request.body.get('-once') ?? ''
  if (!/^[\w-]{1,64}$/.test(given)) throw new OpenMairieError('OM_BAD_REQUEST', { reason: '-once' })
  return given
}

const keepNew: Route = {
  method: 'POST',
  path: '/:entity/-/brouillon',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const of = await formOf(request)
    if (tooMany(of.ctx, 'draft')) throw new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
    const fields = keptOf(of.entity, request.body, of.key === null, fixedBy(of.place))
    if (fields.toString().length > longest) throw new OpenMairieError('OM_TOO_LARGE')
    await keepDraft(of, formKey(request), fields)
    return { kind: 'json', value: { kept: true } }
  },
}

/** A draft is erased by its form, or by the link beside the offer: the form is shown again then. */
const dropNew: Route = {
  ...keepNew,
  path: '/:entity/-/effacer-brouillon',
  async handle(request) {
    const of = await formOf(request)
    const { ctx, entity, key, place } = of
    await dropDraft(of, formKey(request))
    return {
      kind: 'redirect',
      location:
        key === null
          ? entityUrl(ctx.app, entity.name, 'nouveau', place.carried)
          : recordUrl(ctx.app, entity.name, key, 'modifier', place.carried),
      flash: { tone: 'info', message: formMessages(ctx.locale).draftDropped },
    }
  },
}

export const draftRoutes: readonly Route[] = [
  keepNew,
  dropNew,
  { ...keepNew, path: '/:entity/:key/-/brouillon' },
  { ...dropNew, path: '/:entity/:key/-/effacer-brouillon' },
]
