// SPDX-License-Identifier: EUPL-1.2
import type { Layer } from '../application.js'
import type { AnyEntity, Field, Listing, RowMark } from '../entity.js'
import type { AnyOverride, FieldOverride } from '../override.js'
import { own } from '../own.js'
import { mergeDuplicates } from './duplicates.js'
import { mergePersonal } from './personal.js'

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
    exported: pick('listing.exported', override.listing?.exported, generated.listing.exported),
    editable: pick('listing.editable', override.listing?.editable, generated.listing.editable).filter((name) =>
      isWrittenAlone(generated, fields[name]),
    ),
    marks: pick('listing.marks', override.listing?.rows?.map(markOf), generated.listing.marks),
    menu: pick('listing.menu', override.listing?.menu, generated.listing.menu),
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
      carried: pick('form.carried', override.form?.carried, generated.form.carried),
      copied: pick('form.copied', override.form?.copied, generated.form.copied),
    },
    duplicates: mergeDuplicates(fields, override.duplicates, said),
    mergeable: pick('mergeable', override.mergeable, generated.mergeable),
    bulkBound: pick('bulkBound', override.bulkBound, generated.bulkBound),
    // They hang from the key of a record.
    notes: pick('notes', override.notes, generated.notes) && generated.key.length > 0,
    tasks: pick('tasks', override.tasks, generated.tasks) && generated.key.length > 0,
    attachments: pick('attachments', override.attachments, generated.attachments) && generated.key.length > 0,
    personal: mergePersonal({ ...generated, fields }, override, said),
  }
}

/** Widgets that show a value and never write it. */
const neverTyped: ReadonlySet<Field['widget']> = new Set(['readonly', 'static', 'html'])

function mergeField(
  field: Field,
  override: FieldOverride<unknown> | undefined,
  path: string,
  said: (path: string) => void,
): Field {
  if (!override) return field
  const {
    proposed: _dynamic,
    dependsOn: _resolved,
    suggestions: _entity,
    access: _byUser,
    personal: _apart,
    file,
    ...facts
  } = override
  for (const name of Object.keys(override)) said(`${path}.${name}`)
  const merged = { ...field, ...facts, file: { ...field.file, ...file } }
  return neverTyped.has(merged.widget) ? { ...merged, readOnly: true } : merged
}

/** Whether a field may be written by itself, on a record that stays where it is: neither hidden, read only nor of the key. */
export function isWrittenAlone({ key }: AnyEntity, field: Field | undefined): boolean {
  if (!field || field.hidden || field.readOnly || field.automatic || key.includes(field.name)) return false
  return !['hidden', 'readonly', 'file'].includes(field.widget)
}

function markOf({ tone, label }: RowMark): RowMark {
  return { tone, label }
}
