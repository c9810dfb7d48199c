// SPDX-License-Identifier: EUPL-1.2
import { keyText, readKeyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import { type RecordView, read } from '../../records/index.js'
import { controlText } from '../../ui/format.js'
import type { PageRequest } from '../../ui/page.js'
import { fixedBy, type Place } from '../../ui/place.js'
import type { Target } from '../../ui/target.js'
import { entityUrl } from '../../ui/urls.js'
import { sharedFields } from './carried.js'

/**
 * Parameters of a new form's address that name the record which it takes values from: the one just saved, for the fields
 * that the user carries over; one to duplicate; one to take the declared fields from.
 */
export const sourceParameters = { next: 'suite', duplicate: 'copie', copy: 'depuis' } as const

/** The new form that duplicates a record. */
export function duplicateUrl({ app, entity }: Target, key: Key, place: Place): string {
  return entityUrl(app, entity.name, 'nouveau', { ...place.carried, [sourceParameters.duplicate]: keyText(key) })
}

export interface Source {
  readonly record: RecordView
  /** What the controls hold of it. */
  readonly values: Readonly<Record<string, string>>
}

/** The record that the address of a new form names, with the values taken from it; null where there is none to be read. */
export async function sourceOf(
  request: PageRequest,
  { app, ctx, entity }: Target,
  place: Place,
  carried: readonly string[],
): Promise<Source | null> {
  const shared = sharedFields(entity, fixedBy(place)).map((field) => field.name)
  const wanted: readonly (readonly [string, readonly string[]])[] = [
    [sourceParameters.next, carried],
    [sourceParameters.duplicate, shared],
    [sourceParameters.copy, entity.form.copied],
  ]
  const [name, fields] = wanted.find(([each]) => request.query.has(each)) ?? ['', []]
  const key = readKeyText(request.query.get(name) ?? '')
  const taken = shared.filter((each) => fields.includes(each))
  const isReadable = ctx.grants.can(app.definition.name, entity, 'read')
  if (!key || key.length !== entity.key.length || taken.length === 0 || !isReadable) return null
  const record = await read(ctx, entity, key)
  if (!record) return null
  const values = taken.flatMap((each) => {
    const field = entity.fields[each]
    return field ? [[each, controlText(entity, field, record.values[each], ctx)] as const] : []
  })
  return { record, values: Object.fromEntries(values) }
}
