// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { ResolvedApplication } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import { readKeyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import { type Ctx, today } from '../records/index.js'
import type { PageRequest } from './page.js'
import type { Typing } from './values.js'

export interface Target {
  readonly app: ResolvedApplication
  readonly ctx: Ctx
  readonly entity: AnyEntity
}

/** The application, context and entity that an address names. Raises OM_NOT_FOUND. */
export function targetOf(request: PageRequest): Target {
  const app = request.app
  const entity = app?.localised[request.locale].get(request.params['entity'] ?? '')
  if (!app || !entity) throw new OpenMairieError('OM_NOT_FOUND')
  return { app, ctx: request.contextOf(app), entity }
}

/** The key that an address names. Raises OM_NOT_FOUND where it is no key of the entity. */
export function keyOf(request: PageRequest, entity: AnyEntity): Key {
  const key = readKeyText(request.params['key'] ?? '')
  if (!key || key.length !== entity.key.length || key.length === 0) throw new OpenMairieError('OM_NOT_FOUND')
  return key
}

/** How what a user types is read. */
export function typingOf(ctx: Ctx): Typing {
  return { locale: ctx.locale, today: today(ctx), timeZone: ctx.timeZone }
}
