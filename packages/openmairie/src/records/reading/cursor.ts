// SPDX-License-Identifier: EUPL-1.2
import { createHmac, timingSafeEqual } from 'node:crypto'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'

/** A place in a listing: the engine's own text of each term of the order, null for NULL. */
export type Place = readonly (string | null)[]

/** The end of the listing, as a place to go back from. */
export const atEnd = 'fin'

/** Writes a place so that only the same user can use it, in the same listing, order and filter. */
export function writePlace(ctx: Ctx, entity: AnyEntity, query: ListQuery, place: Place): string {
  const payload = Buffer.from(JSON.stringify(place)).toString('base64url')
  return `${payload}.${mac(ctx, entity, query, payload).toString('base64url')}`
}

/** Reads a place. Raises OM_BAD_REQUEST where it was forged or belongs to another listing. */
export function readPlace(ctx: Ctx, entity: AnyEntity, query: ListQuery, text: string): Place {
  if (!isWritten(ctx, entity, query, text)) {
    throw new OpenMairieError('OM_BAD_REQUEST', {
      reason:
        ctx.locale === 'fr'
          ? 'cette place dans la liste n’est plus valable'
          : 'this place in the list is no longer valid',
    })
  }
  const [payload = ''] = text.split('.')
  const place: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  return Array.isArray(place) ? place.map((item) => (item === null ? null : String(item))) : []
}

/** The place that a query starts from or goes back from; null at either end of the listing. */
export function placeIn({ after, before }: ListQuery): string | null {
  return after ?? (before === atEnd ? null : before)
}

/** Whether the place that a query is at, if any, may still be used there: a way kept for later may have lost its own. */
export function holdsPlace(ctx: Ctx, entity: AnyEntity, query: ListQuery): boolean {
  const text = placeIn(query)
  return text === null || isWritten(ctx, entity, query, text)
}

function isWritten(ctx: Ctx, entity: AnyEntity, query: ListQuery, text: string): boolean {
  const [payload = '', signature = ''] = text.split('.')
  const expected = mac(ctx, entity, query, payload)
  const given = Buffer.from(signature, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function mac(ctx: Ctx, entity: AnyEntity, query: ListQuery, payload: string): Buffer {
  const binding = JSON.stringify([
    ctx.actor.id,
    ctx.app.definition.name,
    entity.name,
    query.sort,
    query.search,
    query.criteria,
    query.parent,
    query.expired,
    payload,
  ])
  return createHmac('sha256', ctx.secret).update(binding).digest().subarray(0, 16)
}
