// SPDX-License-Identifier: EUPL-1.2
import { isMailAddress } from '../../mail/address.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { type ListRow, textOf } from '../../records/index.js'

/** The fields of an entity that hold addresses, which its reader sees, in order. */
export function addressFields(entity: AnyEntity): readonly string[] {
  return Object.values(entity.fields).flatMap(({ name, widget, hidden }) =>
    widget === 'email' && !hidden ? [name] : [],
  )
}

/** The field that a mail to each record takes its address from: the first of them, and no other in its place. */
export function lotField(entity: AnyEntity): Field | null {
  return entity.fields[addressFields(entity)[0] ?? ''] ?? null
}

/** The addresses that a record holds: of its fields, those that are one. */
export function addressesOf(entity: AnyEntity, values: ListRow['values']): readonly string[] {
  return writtenIn(addressFields(entity), values).filter(isMailAddress)
}

/** The address to which a record has a mail of many; null where there is none, or something else in its place. */
export function lotAddressOf(entity: AnyEntity, values: ListRow['values']): string | null {
  return writtenIn(lotFields(entity), values).find(isMailAddress) ?? null
}

/** Whether a record has such an address, has none, or has something else in its place. */
export function standingOf(entity: AnyEntity, values: ListRow['values']): 'one' | 'none' | 'wrong' {
  const written = writtenIn(lotFields(entity), values)
  return written.some(isMailAddress) ? 'one' : written.length === 0 ? 'none' : 'wrong'
}

const lotFields = (entity: AnyEntity): readonly string[] => addressFields(entity).slice(0, 1)

function writtenIn(fields: readonly string[], values: ListRow['values']): readonly string[] {
  return fields.flatMap((name) => {
    const text = (textOf(values[name] ?? null) ?? '').trim()
    return text === '' ? [] : [text]
  })
}
