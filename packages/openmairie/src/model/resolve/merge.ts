// SPDX-License-Identifier: EUPL-1.2
import type { Layer } from '../application.js'
import type { AnyEntity, Field, Listing } from '../entity.js'
import type { AnyOverride, FieldOverride } from '../override.js'
import { own } from '../own.js'

/** Records which layer set each path of an entity. */
export type Origins = Map<string, Layer>

/** Puts an override without orphans over a generated entity: objects merge by key, arrays replace. */
export function merge(generated: AnyEntity, override: AnyOverride, origins: Origins): AnyEntity {
  const said = (path: string): void => void origins.set(path, 'application')
  const pick = <T>(path: string, given: T | undefined, inherited: T): T => {
    if (given === undefined) return inherited
    said(path)
    return given
  }
  const fields = Object.fromEntries(
    Object.entries(generated.fields).map(([name, field]) => [
      name,
      mergeField(field, own(override.fields, name), `fields.${name}`, said),
    ]),
  )
  const listing: Listing = {
    columns: pick('listing.columns', override.listing?.columns, generated.listing.columns),
    sort: pick('listing.sort', override.listing?.sort, generated.listing.sort).filter(
      (sort) => fields[sort.field]?.hidden === false,
    ),
    pageSize: pick('listing.pageSize', override.listing?.pageSize, generated.listing.pageSize),
    search: pick('listing.search', override.listing?.search, generated.listing.search),
    criteria: pick('listing.criteria', override.listing?.criteria, generated.listing.criteria),
  }
  const isShown = (name: string): boolean => fields[name]?.hidden === false
  const recordLabel = pick('recordLabel', override.recordLabel, generated.recordLabel).filter(isShown)
  return {
    ...generated,
    label: pick('label', override.label, generated.label),
    help: pick('help', override.help, generated.help),
    noun: pick('noun', override.noun, generated.noun),
    // A field kept out of sight neither names a record, nor tells its place by the order of a listing.
    recordLabel: recordLabel.length > 0 ? recordLabel : generated.key,
    readOnly: generated.readOnly || pick('readOnly', override.readOnly, false),
    breadcrumb: pick('breadcrumb', override.breadcrumb, generated.breadcrumb),
    fields,
    references: generated.references.map((reference) => {
      const label = override.fields?.[reference.fields[0] ?? '']?.label
      return label !== undefined && reference.fields.length === 1 ? { ...reference, label } : reference
    }),
    children: generated.children.map((child) => {
      const path = `children.${child.entity}.${child.reference}`
      const given = override.children?.[`${child.entity}.${child.reference}`]
      return {
        ...child,
        label: pick(`${path}.label`, given?.label, child.label),
        shown: pick(`${path}.shown`, given?.shown, child.shown),
      }
    }),
    listing,
    form: {
      groups: pick('form.groups', override.form?.groups, generated.form.groups),
      tabs: pick('form.tabs', override.form?.tabs, generated.form.tabs),
    },
    // They hang from the key of a record.
    notes: pick('notes', override.notes, generated.notes) && generated.key.length > 0,
    tasks: pick('tasks', override.tasks, generated.tasks) && generated.key.length > 0,
  }
}

function mergeField(
  field: Field,
  override: FieldOverride<unknown> | undefined,
  path: string,
  said: (path: string) => void,
): Field {
  if (!override) return field
  const { proposed: _dynamic, ...facts } = override
  for (const name of Object.keys(override)) said(`${path}.${name}`)
  return { ...field, ...facts }
}
