// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { read } from '../records/index.js'
import type { Route } from '../ui/page.js'
import { placeOf } from '../ui/place.js'
import { keyOf, targetOf } from '../ui/target.js'
import { demandWritable } from './demand.js'
import { openedState } from './drafts/offer.js'
import { draftsAt } from './drafts/urls.js'
import { formPage } from './form-page.js'
import { formerOf } from './former.js'
import { formMessages } from './messages.js'
import { carriedFields } from './next/carried.js'
import { copyFrom } from './next/copy-from.js'
import { sourceOf, sourceParameters } from './next/source.js'

/** The form of a new record, blank or with what it takes from another. */
export const showNew: Route = {
  method: 'GET',
  path: '/:entity/-/nouveau',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    demandWritable(target, 'create')
    const place = await placeOf(request.query, target)
    const [{ state, notice }, carried] = await Promise.all([
      openedState(request, draftsAt(target, place, null), place, null),
      carriedFields(target.ctx, target.entity),
    ])
    const [source, models] = await Promise.all([
      sourceOf(request, target, place, carried),
      copyFrom(request, target, place),
    ])
    const told = source && !request.query.has(sourceParameters.next) && (
      <p class="flash" role="status">
        {formMessages(target.ctx.locale).duplicated(source.record.label)}
      </p>
    )
    const above = (
      <>
        {notice}
        {told}
        {models}
      </>
    )
    return formPage(request, target, place, { ...state, taken: source?.values ?? {}, carried }, above)
  },
}

/** The form of a record, as it is now. */
export const showEdit: Route = {
  method: 'GET',
  path: '/:entity/:key/-/modifier',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    demandWritable(target, 'update')
    const [place, record] = await Promise.all([
      placeOf(request.query, target),
      read(target.ctx, target.entity, keyOf(request, target.entity)),
    ])
    if (!record) throw new OpenMairieError('OM_NOT_FOUND')
    const [{ state, notice }, proposed] = await Promise.all([
      openedState(request, draftsAt(target, place, record.key), place, record),
      formerOf(request, target, record),
    ])
    if (!proposed) return formPage(request, target, place, state, notice)
    return formPage(request, target, place, { ...state, taken: proposed.taken }, proposed.notice)
  },
}
