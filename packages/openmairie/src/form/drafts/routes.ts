// SPDX-License-Identifier: EUPL-1.2
import { type DraftForm, draftRoutes } from '../../drafts/routes.js'
import { OpenMairieError } from '../../errors/errors.js'
import { read } from '../../records/index.js'
import type { PageRequest, Route } from '../../ui/page.js'
import { fixedBy, placeOf } from '../../ui/place.js'
import { keyOf, targetOf } from '../../ui/target.js'
import { entityUrl, recordUrl } from '../../ui/urls.js'
import { demandWritable } from '../demand.js'
import { keptOf } from './kept.js'
import { draftsAt } from './urls.js'

/** The form that an address of a draft belongs to, with the rights that the form asks for. */
async function formOf(request: PageRequest): Promise<DraftForm> {
  const target = targetOf(request)
  const { app, ctx, entity } = target
  const key = request.params['key'] === undefined ? null : keyOf(request, entity)
  demandWritable(target, key === null ? 'create' : 'update')
  const place = await placeOf(request.query, target)
  if (key !== null && !(await read(ctx, entity, key))) throw new OpenMairieError('OM_NOT_FOUND')
  return {
    of: draftsAt(target, place, key),
    kept: (body) => keptOf(entity, body, key === null, fixedBy(place)),
    shown:
      key === null
        ? entityUrl(app, entity.name, 'nouveau', place.carried)
        : recordUrl(app, entity.name, key, 'modifier', place.carried),
  }
}

export const recordDraftRoutes: readonly Route[] = [
  ...draftRoutes('/:entity/-', formOf),
  ...draftRoutes('/:entity/:key/-', formOf),
]
