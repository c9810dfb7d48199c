// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import { keyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'

type Named = Pick<ResolvedApplication, 'definition'>
type Query = URLSearchParams | Readonly<Record<string, string | null>>

/** Parameter of a form's address: the write of the record whose former values it proposes. */
export const formerParameter = 'etat'

/** Path of an application. */
export function applicationUrl(app: Named): string {
  return `/${app.definition.name}`
}

/** Path of a listing, or of one of its verbs (`nouveau`, `export`, …). */
export function entityUrl(app: Named, entity: string, verb: string | null = null, query: Query = {}): string {
  return `/${app.definition.name}/${entity}${verb === null ? '' : `/-/${verb}`}${queryText(query)}`
}

/** Path of a record, or of one of its verbs (`modifier`, `supprimer`, …). */
export function recordUrl(app: Named, entity: string, key: Key, verb: string | null = null, query: Query = {}): string {
  return `/${app.definition.name}/${entity}/${keyText(key)}${verb === null ? '' : `/-/${verb}`}${queryText(query)}`
}

/** Parameter of the address of a merge: key of the record to merge with. */
export const mergedName = 'avec'

/** Page where a record is compared with another, before they become one. */
export function mergeUrl(app: Named, entity: string, kept: Key, gone: Key): string {
  return recordUrl(app, entity, kept, 'fusionner', { [mergedName]: keyText(gone) })
}

/** Identifier of the row of a record in a listing. */
export function rowId(entity: string, key: Key): string {
  return `ligne-${entity}-${keyText(key)}`
}

/** `?a=b` with blanks left out; empty where nothing is left. */
export function queryText(query: Query): string {
  const given = query instanceof URLSearchParams ? [...query] : Object.entries(query)
  const kept = given.filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '')
  const text = new URLSearchParams(kept).toString()
  return text === '' ? '' : `?${text}`
}

/** A copy of a query with some parameters replaced, or removed where null. */
export function withQuery(query: URLSearchParams, changes: Readonly<Record<string, string | null>>): URLSearchParams {
  const copy = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) copy.delete(name)
    else copy.set(name, value)
  }
  return copy
}

/** Browsers drop a cookie above 4 kB. */
const longestCarried = 1500

/** An address for a message, which a cookie carries: with the place that one comes back to, without it where that is too long. */
export function shortEnough(placed: string, bare: string): string {
  return placed.length > longestCarried ? bare : placed
}

/** Whether an address given by a visitor stays on this site, and is fit for a header: as browsers write it, in ASCII. */
export function isLocal(path: string): boolean {
  return /^\/(?!\/)[\x21-\x7e]*$/.test(path) && !path.includes('\\')
}

/** Whether a link stored in the data may be followed: the web, mail and telephone only. */
export function isSafeLink(address: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(address.trim())
}

/** Whether an address made by an application may be followed: on this site, or as above. */
export function isSafeAddress(address: string): boolean {
  return isLocal(address) || isSafeLink(address)
}
