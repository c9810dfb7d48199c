// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import { referenceOf } from '../model/chain.js'
import type { AnyEntity, Field, Reference } from '../model/entity.js'
import { own } from '../model/own.js'
import { isSeveral, membersOf, writeMembers } from '../model/several.js'
import type { Value } from '../model/value.js'
import { toLocal } from '../model/zones.js'
import type { ListRow } from '../records/index.js'
import { endless, frenchDate, frenchMoment, shortTime } from './dates.js'
import { elementOf, typedList } from './lists.js'
import { plainExcerpt } from './rich-text.js'

export { referenceOf }

/** What the form of a value depends on. */
export interface Showing {
  readonly locale: Locale
  readonly timeZone: string
}

/** A value as it is read in a table or a record: `03/02/2026`, `12,50`, «Oui», the label of a choice. Empty for null. */
export function shown(field: Field, value: Value | undefined, showing: Showing): string {
  if (value === null || value === undefined) return ''
  if (isSeveral(field) && (typeof value === 'object' || typeof value === 'string'))
    return membersOf(field, value)
      .map((member) => field.choices?.find((choice) => choice.value === member)?.label ?? member)
      .join(', ')
  if (field.widget === 'html') return plainExcerpt(String(value))
  // Its name is among the labels of a record; its identifier says nothing.
  if (field.widget === 'file') return showing.locale === 'fr' ? 'un fichier' : 'a file'
  if (typeof value === 'object') {
    const element = elementOf(field)
    return value.map((item) => (item === null ? '∅' : shown(element, item, showing))).join(', ')
  }
  const choice = field.choices?.find((each) => each.value === String(value))
  // A value that only stands for itself is written as any other.
  if (choice && choice.label !== choice.value) return choice.label
  if (field.type === 'boolean') return yesNo(String(value) === 'true', showing.locale)
  // The bytes of a key are themselves; elsewhere only their number is read.
  if (field.type === 'bytes' && /^\d+$/.test(String(value)))
    return showing.locale === 'fr' ? `${value} octets` : `${value} bytes`
  return typedText(field, value, showing)
}

/** A value as it would be typed again in its field. */
export function typedText(field: Field, value: Value | undefined, showing: Showing): string {
  const { locale, timeZone } = showing
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return typedList(value, (item) => typedText(elementOf(field), item, showing))
  const text = String(value)
  switch (field.type) {
    case 'date':
      return frenchDate(text, locale)
    case 'timestamp':
      return frenchMoment(text, locale)
    case 'timestamptz':
      return frenchMoment(toLocal(text, timeZone) ?? text, locale)
    case 'time':
      return shortTime(text)
    case 'decimal':
    case 'float':
      return endless(text, locale) ?? (locale === 'fr' ? text.replace('.', ',') : text)
    default:
      return text
  }
}

/** A value as its control holds it: the engine's own text where it is chosen and not typed. */
export function controlText(entity: AnyEntity, field: Field, value: Value | undefined, showing: Showing): string {
  if (isSeveral(field) && field.choices) {
    const held = typeof value === 'object' || typeof value === 'string' ? value : null
    return writeMembers(membersOf(field, held))
  }
  const isChosen = field.choices !== null || field.type === 'boolean' || referenceOf(entity, field.name) !== undefined
  return isChosen && value !== null && typeof value !== 'object' && value !== undefined
    ? String(value)
    : typedText(field, value, showing)
}

/** The label of what a field refers to; null where it refers to nothing, or to what has no name. */
export function referenceLabel(entity: AnyEntity, labels: ListRow['labels'], name: string): string | null {
  return labelIn(referenceOf(entity, name) ?? null, labels)
}

/** The label of what a reference points to, among those of a row; null as above. */
export function labelIn(reference: Reference | null, labels: ListRow['labels']): string | null {
  const label = reference && own(labels, reference.name)
  return label && label.trim() !== '' ? label : null
}

/** Oui or Non. */
export function yesNo(value: boolean, locale: Locale): string {
  if (locale === 'fr') return value ? 'Oui' : 'Non'
  return value ? 'Yes' : 'No'
}

/** Whether a field shows a figure, aligned right: a number that stands for no other record. */
export function isFigure(entity: AnyEntity, field: Field): boolean {
  const isReference = entity.references.some((reference) => reference.fields.includes(field.name))
  return !isReference && ['integer', 'bigint', 'decimal', 'float'].includes(field.type) && field.choices === null
}
