// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { EtatDefinition } from '../model/edition.js'
import type { Key } from '../model/value.js'
import type { ToldOf } from '../records/index.js'
import type { PageRequest } from '../ui/page.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { compose } from './compose/etat.js'
import { withEditions } from './kept/choice.js'
import { etatsOf } from './offered.js'
import { maySign } from './rights.js'
import type { EditionServices } from './services.js'

/** An edition of a record, that an address names; the context is that of what holds for its user. */
export interface AskedEdition extends Target {
  readonly etat: EtatDefinition
  readonly key: Key
}

/** Reads the address of an edition. Raises OM_NOT_FOUND. */
export async function askedEdition(request: PageRequest): Promise<AskedEdition> {
  const target = targetOf(request)
  const { entity } = target
  const ctx = await withEditions(target.ctx)
  const etat = etatsOf(ctx.app, entity).find(({ name }) => name === request.params['edition'])
  if (!etat) throw new OpenMairieError('OM_NOT_FOUND')
  return { app: target.app, ctx, entity, etat, key: keyOf(request, entity) }
}

/** Draws it, under the rights of its user, and says what it tells of. Raises OM_FORBIDDEN, OM_NOT_FOUND where he sees no such record, OM_EDITION. */
export async function drawAsked(
  { renderer, letterhead }: Pick<EditionServices, 'renderer' | 'letterhead'>,
  asked: AskedEdition,
): Promise<{ readonly pdf: Uint8Array; readonly told: ToldOf }> {
  const { ctx, entity, etat, key } = asked
  const composed = await compose(ctx, etat, entity, [key], await letterhead(ctx, maySign(asked)))
  if (composed.labels.length === 0) throw new OpenMairieError('OM_NOT_FOUND')
  const { pdf } = await renderer.draw(composed.document)
  return { pdf, told: { entities: composed.told, collectivites: ctx.collectivites } }
}
