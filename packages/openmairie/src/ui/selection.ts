// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import { keyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import { type Ctx, mayMerge } from '../records/index.js'
import { isAsked } from './asked.js'

/** What may be done to several records at once. */
export type BulkVerb = 'update' | 'delete' | 'export' | 'merge'

/** Identifier of the form that the boxes of a listing belong to. */
export const selectionForm = (suffix: string): string => `selection${suffix}`
/** Name of the boxes. */
export const pickName = 'cle'
/** Name of the boxes that stand for many: those of the page, or of the whole result. */
export const scopeName = 'portee'
/** Parameter of a listing's address: keys whose boxes are ticked, where a selection comes back. */
export const tickedName = 'coche'

/** What the user may do to several records of an entity; nothing where no record can be named. */
export function bulkVerbs(ctx: Ctx, entity: AnyEntity): readonly BulkVerb[] {
  if (entity.key.length === 0) return []
  const may = (verb: Exclude<BulkVerb, 'merge'> | 'read'): boolean =>
    ctx.grants.can(ctx.app.definition.name, entity, verb)
  const writes = !entity.readOnly && !ctx.app.drifted.has(entity.name) && may('read')
  return [
    ...(writes && may('update') && bulkFields(entity).length > 0 ? (['update'] as const) : []),
    ...(writes && may('delete') ? (['delete'] as const) : []),
    ...(may('export') ? (['export'] as const) : []),
    ...(entity.duplicates.match.length > 0 && mayMerge(ctx, entity) ? (['merge'] as const) : []),
  ]
}

/** The fields that may be given one value on several records: those of the form, but for the key, for bytes and for what is fixed. */
export function bulkFields(entity: AnyEntity, fixed: readonly string[] = []): readonly Field[] {
  return Object.values(entity.fields).filter(
    (field) => isAsked(entity, field, false, [...entity.key, ...fixed]) && field.type !== 'bytes',
  )
}

/** Keys of the rows whose boxes an address says to tick, as it writes them, and the rest of the address. */
export function readTicked(query: URLSearchParams): { ticked: ReadonlySet<string>; query: URLSearchParams } {
  const ticked = new Set(query.getAll(tickedName))
  return { ticked, query: new URLSearchParams([...query].filter(([name]) => name !== tickedName)) }
}

/** Longest address that proxies let through; beyond, no box stays ticked. */
const longest = 4000

/** The address of a listing that ticks the boxes of these rows again. */
export function tickedUrl(url: string, keys: readonly Key[]): string {
  const [path = '', hash] = url.split('#')
  const said = new URLSearchParams(keys.map((key) => [tickedName, keyText(key)]))
  const whole = `${path}${path.includes('?') ? '&' : '?'}${said}`
  return keys.length === 0 || whole.length > longest ? url : `${whole}${hash === undefined ? '' : `#${hash}`}`
}
