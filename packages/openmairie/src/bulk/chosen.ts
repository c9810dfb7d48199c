// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { AnyEntity } from '../model/entity.js'
import { keyText, readKeyText } from '../model/key-text.js'
import { pageSizes } from '../model/parameters.js'
import type { Key } from '../model/value.js'
import { type Count, type Ctx, count, type ListQuery, list } from '../records/index.js'
import { byKeys } from '../ui/list-state.js'
import { listedFrom, type Place, placeOf } from '../ui/place.js'
import { pickName, scopeName } from '../ui/selection.js'
import type { Target } from '../ui/target.js'
import { bulkMessages } from './messages.js'

/** The records that a user has chosen: a whole result by the state of its listing, or some by their keys. */
export interface Chosen {
  /** The listing, or the sub-listing of a parent, that they were chosen in. */
  readonly place: Place
  readonly keys: readonly Key[] | null
  readonly query: ListQuery
  /** The entity with the columns that are shown. */
  readonly listed: AnyEntity
  readonly counted: Count
}

/** Reads a selection. Raises OM_BAD_REQUEST for too many keys, OM_NOT_FOUND where its parent is not there. */
export async function readChosen(target: Target, body: URLSearchParams): Promise<Chosen> {
  const { ctx, entity } = target
  const place = await placeOf(body, target)
  const { query, entity: listed } = listedFrom(target, place)
  if (place.parent !== null && query.parent === null) throw new OpenMairieError('OM_NOT_FOUND')
  const scopes = body.getAll(scopeName)
  if (scopes.includes('resultat')) {
    const whole = { ...query, after: null, before: null, from: null }
    return { place, keys: null, query: whole, listed, counted: await count(ctx, entity, whole) }
  }
  const keys = scopes.includes('page')
    ? (await list(ctx, entity, query)).rows.map((row) => row.key)
    : readKeys(ctx, entity, body.getAll(pickName))
  return { place, keys, query: byKeys(query, keys), listed, counted: { count: keys.length, capped: false } }
}

function readKeys(ctx: Ctx, entity: AnyEntity, texts: readonly string[]): readonly Key[] {
  const unique = [...new Set(texts)]
  if (unique.length > pageSizes.most)
    throw new OpenMairieError('OM_BAD_REQUEST', { reason: bulkMessages(ctx.locale).tooMany(pageSizes.most) })
  return unique.flatMap((text) => {
    const key = readKeyText(text)
    return key?.length === entity.key.length ? [key] : []
  })
}

/** The selection as the next form carries it. */
export function chosenFields({ place, keys }: Chosen): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(place.carried),
    ...(keys === null ? [[scopeName, 'resultat'] as const] : keys.map((key) => [pickName, keyText(key)] as const)),
  ]
}

/** More than one transaction should hold: a job does the work. */
export function isLong({ entity }: Target, { counted }: Chosen): boolean {
  return counted.capped || counted.count > entity.bulkBound
}
