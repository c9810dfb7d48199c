// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { AnyEntity, Reference } from '../model/entity.js'
import { readKeyText } from '../model/key-text.js'
import { type RecordView, read, textOf } from '../records/index.js'
import type { Crumb, PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { applicationUrl, entityUrl, queryText, recordUrl } from '../ui/urls.js'

/** The record that a sub-form stands under. */
export interface Parent {
  readonly entity: AnyEntity
  readonly record: RecordView
  readonly reference: Reference
  /** Values that the parent gives to the fields of the child. */
  readonly fixed: Readonly<Record<string, string | null>>
  readonly tab: string
}

/** Where a record page stands: the listing it came from, the parent it stands under. */
export interface Place {
  /** Query of the listing, carried through the pages of its records. */
  readonly liste: string
  readonly parent: Parent | null
  /** Parameters that each link of the page carries on. */
  readonly carried: Readonly<Record<string, string>>
}

/** Reads `liste` and `parent=<reference>:<key>`. Raises OM_NOT_FOUND where the parent is not there. */
export async function placeOf(request: PageRequest, target: Target): Promise<Place> {
  const liste = request.query.get('liste') ?? ''
  const text = request.query.get('parent') ?? ''
  const split = text.lastIndexOf(':')
  const parent = split > 0 ? await readParent(target, text.slice(0, split), text.slice(split + 1)) : null
  return { liste, parent, carried: { ...(liste ? { liste } : {}), ...(parent ? { parent: text } : {}) } }
}

async function readParent({ app, ctx, entity }: Target, name: string, keyText: string): Promise<Parent> {
  const reference = entity.references.find((each) => each.name === name)
  const parentEntity = reference && app.localised[ctx.locale].get(reference.entity)
  const key = readKeyText(keyText)
  const record =
    parentEntity && key && key.length === parentEntity.key.length ? await read(ctx, parentEntity, key) : null
  if (!reference || !parentEntity || !record) throw new OpenMairieError('OM_NOT_FOUND')
  const fixed = Object.fromEntries(
    reference.fields.map((field, index) => [field, textOf(record.values[reference.targetFields[index] ?? ''])]),
  )
  return { entity: parentEntity, record, reference, fixed, tab: `${entity.name}.${name}` }
}

/** Address to return to: the parent's tab, else the listing in its state. */
export function homeUrl({ app, entity }: Target, place: Place): string {
  if (place.parent)
    return `${recordUrl(app, place.parent.entity.name, place.parent.record.key, null, { liste: place.liste, onglet: place.parent.tab })}#onglets`
  return `${entityUrl(app, entity.name)}${place.liste ? queryText(new URLSearchParams(place.liste)) : ''}`
}

/** The trail to a page of a record. */
export function crumbsOf(target: Target, place: Place, last: readonly Crumb[]): readonly Crumb[] {
  const { app, entity } = target
  const start = [
    { label: app.definition.label, href: applicationUrl(app) },
    ...entity.breadcrumb.map((label) => ({ label, href: null })),
  ]
  if (!place.parent) return [...start, { label: entity.label, href: homeUrl(target, place) }, ...last]
  const { parent } = place
  return [
    ...start,
    {
      label: parent.entity.label,
      href: `${entityUrl(app, parent.entity.name)}${place.liste ? queryText(new URLSearchParams(place.liste)) : ''}`,
    },
    { label: parent.record.label, href: homeUrl(target, place) },
    ...last,
  ]
}
