// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { AnyEntity, Reference } from '../model/entity.js'
import { keyText, readKeyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import { type RecordView, read, textOf } from '../records/index.js'
import { type ListState, readListState, unprefixed } from './list-state.js'
import type { Crumb } from './page.js'
import { type Target, typingOf } from './target.js'
import { applicationUrl, entityUrl, queryText, recordUrl, rowId, shortEnough } from './urls.js'

/** The record that a sub-form stands under. */
export interface Parent {
  readonly entity: AnyEntity
  readonly record: RecordView
  readonly reference: Reference
  /** Values that the parent gives to the fields of the child. */
  readonly fixed: Readonly<Record<string, string | null>>
  /** Where the parent itself stands. */
  readonly place: Place
}

/** Where a record page stands: the page it came from, the parent it stands under. */
export interface Place {
  /** Query of the page that one goes back to, the listing or the parent's record, carried through the pages of a record. */
  readonly liste: string
  readonly parent: Parent | null
  /** Parameters that each link of the page carries on. */
  readonly carried: Readonly<Record<string, string>>
}

/** Prefix of a sub-listing's parameters in the address of its parent. */
export const subPrefix = 's.'

/** Each level is a record to read; nobody works deeper. */
const deepest = 6

/**
 * Reads `liste` and `parent=<reference>:<key>`; under a parent `liste` is the query of the parent's own page, which holds
 * its place in turn. Raises OM_NOT_FOUND where a parent is not there.
 */
export async function placeOf(query: URLSearchParams, target: Target, depth = 0): Promise<Place> {
  const liste = query.get('liste') ?? ''
  const text = query.get('parent') ?? ''
  const split = text.lastIndexOf(':')
  if (split > 0 && depth === deepest) throw new OpenMairieError('OM_NOT_FOUND')
  const parent = split > 0 ? await readParent(target, text.slice(0, split), text.slice(split + 1), liste, depth) : null
  return { liste, parent, carried: { ...(liste ? { liste } : {}), ...(parent ? { parent: text } : {}) } }
}

async function readParent(target: Target, name: string, keys: string, liste: string, depth: number): Promise<Parent> {
  const { app, ctx, entity } = target
  const reference = entity.references.find((each) => each.name === name)
  const parentEntity = reference && app.localised[ctx.locale].get(reference.entity)
  const key = readKeyText(keys)
  if (!reference || !parentEntity || !key || key.length !== parentEntity.key.length)
    throw new OpenMairieError('OM_NOT_FOUND')
  const [record, place] = await Promise.all([
    read(ctx, parentEntity, key),
    placeOf(new URLSearchParams(liste), { ...target, entity: parentEntity }, depth + 1),
  ])
  if (!record) throw new OpenMairieError('OM_NOT_FOUND')
  const values = keyUnder(reference, record)
  const fixed = Object.fromEntries(reference.fields.map((field, index) => [field, values[index] ?? null]))
  return { entity: parentEntity, record, reference, fixed, place }
}

/** What the rows that refer to a record hold. */
function keyUnder(reference: Reference, record: RecordView): readonly (string | null)[] {
  return reference.targetFields.map((name) => textOf(record.values[name]))
}

/** The sub-listing of a record, as a query asks for it; null where the record holds nothing to refer to. */
export function under(reference: Reference, record: RecordView): { reference: string; key: Key } | null {
  const key = keyUnder(reference, record).filter((part) => part !== null)
  return key.length === reference.targetFields.length ? { reference: reference.name, key } : null
}

/** The listing that one came from, or the sub-listing of a parent, as it was left. */
export function listedFrom({ ctx, entity }: Target, place: Place): ListState {
  const { parent } = place
  return readListState(entity, listedState(place), typingOf(ctx), parent && under(parent.reference, parent.record))
}

/** The state of that listing, as its own address says it. */
export function listedState({ liste, parent }: Place): URLSearchParams {
  const left = new URLSearchParams(liste)
  return parent ? unprefixed(left, subPrefix) : left
}

/** Names of the fields that the parent gives to the record. */
export function fixedBy({ parent }: Place): readonly string[] {
  return Object.keys(parent?.fixed ?? {})
}

/** The parameters of a page of a child: its parent, and the parent's page as it is seen now. */
export function childParameters(
  place: Place,
  tab: { readonly id: string; readonly reference: Reference },
  record: RecordView,
  listed: URLSearchParams,
): Readonly<Record<string, string>> {
  const page = new URLSearchParams({ ...place.carried, onglet: tab.id })
  for (const [name, value] of listed) page.append(`${subPrefix}${name}`, value)
  return { liste: page.toString(), parent: `${tab.reference.name}:${keyText(record.key)}` }
}

/** Address to return to: the parent's page, at its tab, else the listing; in the state they were left in. */
export function homeUrl({ app, entity }: Target, place: Place): string {
  const query = new URLSearchParams(place.liste)
  if (!place.parent) return `${entityUrl(app, entity.name)}${queryText(query)}`
  query.set('onglet', `${entity.name}.${place.parent.reference.name}`)
  return `${recordUrl(app, place.parent.entity.name, place.parent.record.key, null, query)}#onglets`
}

/** Says in an address that one comes back to the row of a listing, and not to the page of its record. */
const backToRow = { retour: 'ligne' } as const

/** What the links of a row's own pages carry: they lead back to it. */
export function carriedFromRow({ carried }: Place): Readonly<Record<string, string>> {
  return { ...carried, ...backToRow }
}

/** The row of a record in the listing that one came from, as it was left. */
export function rowUrl(target: Target, place: Place, key: Key): string {
  return `${homeUrl(target, place).replace(/#.*$/, '')}#${rowId(target.entity.name, key)}`
}

/** Where one goes after an action on a record: to its row where one came from there, else to its page. */
export function afterUrl(query: URLSearchParams, target: Target, place: Place, key: Key): string {
  return query.get('retour') === backToRow.retour
    ? rowUrl(target, place, key)
    : recordUrl(target.app, target.entity.name, key, null, place.carried)
}

/** The entity whose listing the whole trail begins with: the one that the menu shows. */
export function rootOf(entity: AnyEntity, place: Place): AnyEntity {
  return place.parent ? rootOf(place.parent.entity, place.parent.place) : entity
}

/** The trail to a page of a record, through each record that it stands under. */
export function crumbsOf(target: Target, place: Place, last: readonly Crumb[]): readonly Crumb[] {
  const { parent } = place
  const home = homeUrl(target, place)
  if (parent)
    return crumbsOf({ ...target, entity: parent.entity }, parent.place, [
      { label: parent.record.label, href: home },
      ...last,
    ])
  return [...trailTo(target, home), ...last]
}

/** The trail to the listing of an entity, by its address; null for the page of the listing itself. */
export function trailTo({ app, entity }: Pick<Target, 'app' | 'entity'>, href: string | null): readonly Crumb[] {
  return [
    { label: app.definition.label, href: applicationUrl(app) },
    ...entity.breadcrumb.map((label) => ({ label, href: null })),
    { label: entity.label, href },
  ]
}

/** The address, carried by a message in a cookie, where undoing is asked for: one comes back to the place. */
export function undoUrlIn({ app, entity }: Target, verb: string, carried: Readonly<Record<string, string>>): string {
  return shortEnough(entityUrl(app, entity.name, verb, carried), entityUrl(app, entity.name, verb))
}
