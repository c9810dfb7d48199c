// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { findFile } from '../files/usages.js'
import { keyText } from '../model/key-text.js'
import { own } from '../model/own.js'
import { read } from '../records/index.js'
import type { Route } from '../ui/page.js'
import { keyOf, targetOf } from '../ui/target.js'

/** The file that a field of a record holds, for whoever may read that field of it. */
export const fileRoute: Route = {
  method: 'GET',
  path: '/:entity/:key/-/fichier/:field',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { app, ctx, entity } = targetOf(request)
    const name = request.params['field'] ?? ''
    const record = await read(ctx, entity, keyOf(request, entity))
    const field = own(entity.fields, name)
    const id = record && field?.widget === 'file' && !field.hidden ? record.values[name] : null
    const file = typeof id === 'string' ? await findFile(ctx.instance, id) : null
    // The value alone gives no right: the file is this record's, in this field.
    const isHeld =
      record !== null &&
      file?.kind === 'champ' &&
      file.application === app.definition.name &&
      file.entity === entity.name &&
      file.slot === name &&
      file.record === keyText(record.key)
    if (!file || !isHeld) throw new OpenMairieError('OM_NOT_FOUND')
    return { kind: 'file', file, inline: request.query.get('afficher') === '1' }
  },
}
