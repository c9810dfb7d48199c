// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { read } from '../../records/index.js'
import type { Route } from '../../ui/page.js'
import { keyOf, targetOf } from '../../ui/target.js'
import { mayTakePdf } from './rights.js'
import { readMail } from './store.js'

/** The PDF that a mail brought, for whoever may read the record and is kept from nothing that it holds. */
export const mailRoute: Route = {
  method: 'GET',
  path: '/:entity/:key/-/courriels/:courriel',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const record = await read(target.ctx, target.entity, keyOf(request, target.entity))
    const mail = record && (await readMail({ ...target, key: record.key }, request.params['courriel'] ?? ''))
    if (!mail?.file) throw new OpenMairieError('OM_NOT_FOUND')
    if (!mayTakePdf(target, mail)) throw new OpenMairieError('OM_FORBIDDEN')
    return { kind: 'file', file: mail.file, inline: true }
  },
}
