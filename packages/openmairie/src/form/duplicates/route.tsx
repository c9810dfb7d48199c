// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { read } from '../../records/index.js'
import { readForm } from '../../ui/input.js'
import { tooMany } from '../../ui/limit.js'
import type { Route } from '../../ui/page.js'
import { placeOf } from '../../ui/place.js'
import { keyOf, targetOf } from '../../ui/target.js'
import { demandWritable } from '../demand.js'
import { foundAlike } from './found.js'
import { AlikeNotice } from './notice.js'

/** What a script asks for while one types: the records that look like it, as a piece of the page. */
const ofNew: Route = {
  method: 'POST',
  path: '/:entity/-/doublons',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const { ctx, entity } = target
    const key = request.params['key'] === undefined ? null : keyOf(request, entity)
    demandWritable(target, key === null ? 'create' : 'update')
    if (tooMany(ctx, 'duplicates')) throw new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
    const record = key && (await read(ctx, entity, key))
    if (key && !record) throw new OpenMairieError('OM_NOT_FOUND')
    const place = await placeOf(request.query, target)
    const { input } = await readForm(ctx, entity, request.body, key === null ? (place.parent?.fixed ?? {}) : {})
    const found = await foundAlike(target, record, input)
    return { kind: 'fragment', body: <AlikeNotice target={target} record={record} found={found} asks={false} /> }
  },
}

export const duplicateRoutes: readonly Route[] = [ofNew, { ...ofNew, path: '/:entity/:key/-/doublons' }]
