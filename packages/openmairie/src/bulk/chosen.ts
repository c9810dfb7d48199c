// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { AnyEntity } from '../model/entity.js'
import { keyText, readKeyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import { bulkBound, type Count, type Ctx, count, type ListQuery, list } from '../records/index.js'
import { readListState, withoutPlace } from '../ui/list-state.js'
import { pickName } from '../ui/selection.js'
import { type Target, typingOf } from '../ui/target.js'
import { bulkMessages } from './messages.js'

/** Names of what the form of a selection carries. */
export const carried = { state: 'etat', scope: 'portee' } as const

/** The records that a user has chosen: a whole result by the state of its listing, or some by their keys. */
export interface Chosen {
  /** State of the listing, as in its address. */
  readonly state: URLSearchParams
  readonly keys: readonly Key[] | null
  readonly query: ListQuery
  /** The entity with the columns that are shown. */
  readonly listed: AnyEntity
  readonly counted: Count
}

/** Reads a selection. Raises OM_BAD_REQUEST for too many keys. */
export async function readChosen({ ctx, entity }: Target, body: URLSearchParams): Promise<Chosen> {
  const state = new URLSearchParams(body.get(carried.state) ?? '')
  const { query, entity: listed } = readListState(entity, state, typingOf(ctx))
  const scopes = body.getAll(carried.scope)
  if (scopes.includes('resultat')) {
    const whole = { ...query, after: null, before: null, from: null }
    return { state: withoutPlace(state), keys: null, query: whole, listed, counted: await count(ctx, entity, whole) }
  }
  const keys = scopes.includes('page')
    ? (await list(ctx, entity, query)).rows.map((row) => row.key)
    : readKeys(ctx, entity, body.getAll(pickName))
  return { state, keys, query: byKeys(query, keys), listed, counted: { count: keys.length, capped: false } }
}

/** What was ticked is chosen whatever the listing shows by now. */
function byKeys(query: ListQuery, keys: readonly Key[]): ListQuery {
  const whole = { search: null, criteria: [], parent: null, expired: true, after: null, before: null, from: null }
  return { ...query, ...whole, keys }
}

function readKeys(ctx: Ctx, entity: AnyEntity, texts: readonly string[]): readonly Key[] {
  const unique = [...new Set(texts)]
  if (unique.length > bulkBound)
    throw new OpenMairieError('OM_BAD_REQUEST', { reason: bulkMessages(ctx.locale).tooMany(bulkBound) })
  return unique.flatMap((text) => {
    const key = readKeyText(text)
    return key?.length === entity.key.length ? [key] : []
  })
}

/** The selection as the next form carries it. */
export function chosenFields({ state, keys }: Chosen): readonly (readonly [string, string])[] {
  return [
    [carried.state, state.toString()],
    ...(keys === null ? [[carried.scope, 'resultat'] as const] : keys.map((key) => [pickName, keyText(key)] as const)),
  ]
}

/** More than one transaction should hold: a job does the work. */
export function isLong({ keys, counted }: Chosen): boolean {
  return keys === null && (counted.capped || counted.count > bulkBound)
}
