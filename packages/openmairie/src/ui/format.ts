// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { AnyEntity, Field } from '../model/entity.js'
import type { Value } from '../model/value.js'
import { toLocal } from './zones.js'

/** What the form of a value depends on. */
export interface Showing {
  readonly locale: Locale
  readonly timeZone: string
}

/** A value as it is read in a table or a record: `03/02/2026`, `12,50`, «Oui», the label of a choice. Empty for null. */
export function shown(field: Field, value: Value | undefined, showing: Showing): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return value.map((item) => item ?? '∅').join(', ')
  const choice = field.choices?.find((each) => each.value === String(value))
  if (choice) return choice.label
  if (typeof value === 'boolean') return yesNo(value, showing.locale)
  if (field.type === 'bytes') return showing.locale === 'fr' ? `${value} octets` : `${value} bytes`
  return typedText(field, value, showing)
}

/** A value as it would be typed again in its field. */
export function typedText(field: Field, value: Value | undefined, { locale, timeZone }: Showing): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return value.map((item) => item ?? '').join('\n')
  const text = String(value)
  switch (field.type) {
    case 'date':
      return frenchDate(text)
    case 'timestamp':
      return frenchMoment(text)
    case 'timestamptz':
      return frenchMoment(toLocal(text, timeZone) ?? text)
    case 'time':
      return text.replace(/^(\d{2}:\d{2}):00$/, '$1')
    case 'decimal':
    case 'float':
      return locale === 'fr' ? text.replace('.', ',') : text
    default:
      return text
  }
}

function frenchDate(iso: string): string {
  return iso.replace(/^(\d{4,})-(\d{2})-(\d{2})( BC)?$/, '$3/$2/$1$4')
}

function frenchMoment(text: string): string {
  const [date = '', time = ''] = text.split(' ')
  return `${frenchDate(date)} ${time.replace(/^(\d{2}:\d{2}):00$/, '$1')}`.trim()
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
