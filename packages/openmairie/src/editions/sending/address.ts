// SPDX-License-Identifier: EUPL-1.2
import { isMailAddress } from '../../mail/address.js'
import type { AnyEntity } from '../../model/entity.js'
import { type ListRow, textOf } from '../../records/index.js'

/** The fields of an entity that hold addresses, which its reader sees, in order. */
export function addressFields(entity: AnyEntity): readonly string[] {
  return Object.values(entity.fields).flatMap(({ name, widget, hidden }) =>
    widget === 'email' && !hidden ? [name] : [],
  )
}

/** The addresses that a record holds: of its fields, those that are one. */
export function addressesOf(entity: AnyEntity, values: ListRow['values']): readonly string[] {
  return writtenIn(entity, values).filter(isMailAddress)
}

/** Whether a record has an address, has none, or has something else in its place. */
export function standingOf(entity: AnyEntity, values: ListRow['values']): 'one' | 'none' | 'wrong' {
  const written = writtenIn(entity, values)
  return written.some(isMailAddress) ? 'one' : written.length === 0 ? 'none' : 'wrong'
}

function writtenIn(entity: AnyEntity, values: ListRow['values']): readonly string[] {
  return addressFields(entity).flatMap((name) => {
    const text = (textOf(values[name] ?? null) ?? '').trim()
    return text === '' ? [] : [text]
  })
}
