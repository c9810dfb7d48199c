// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import { own } from '../model/own.js'
import type { Ctx, Input } from '../records/index.js'
import type { Place } from '../ui/place.js'
import { bulkMessages } from './messages.js'

/** The one value that all records chosen will have in each field: what is changed together, and what their parent fixes. */
export function commonValues(input: Input, { parent }: Place): Readonly<Record<string, string | null>> {
  const texts = Object.entries(input).filter((entry): entry is [string, string | null] => !Array.isArray(entry[1]))
  return { ...Object.fromEntries(texts), ...parent?.fixed }
}

/**
 * Whether the choices of a field can be offered for several records: `open`; `waiting` for one value of the field that
 * they follow from; `closed` where that one is not changed for several.
 */
export function choosing(
  { dependsOn }: Field,
  fields: readonly Field[],
  common: Readonly<Record<string, string | null>>,
): 'open' | 'waiting' | 'closed' {
  if (!dependsOn || own(common, dependsOn.field)) return 'open'
  return fields.some(({ name }) => name === dependsOn.field) ? 'waiting' : 'closed'
}

/** Why the choices of a field are not offered, in words; null where they are. */
export function choosingText(
  { locale }: Pick<Ctx, 'locale'>,
  entity: AnyEntity,
  field: Field,
  fields: readonly Field[],
  common: Readonly<Record<string, string | null>>,
): string | null {
  const messages = bulkMessages(locale)
  const label = entity.fields[field.dependsOn?.field ?? '']?.label ?? ''
  const texts = { open: null, waiting: messages.waiting(label), closed: messages.closed(label) }
  return texts[choosing(field, fields, common)]
}
