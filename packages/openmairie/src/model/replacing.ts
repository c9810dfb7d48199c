// SPDX-License-Identifier: EUPL-1.2
import type { Field } from './entity.js'
import { keyMark, type Replacement } from './personal.js'

const dates: ReadonlySet<string> = new Set(['date', 'timestamp', 'timestamptz'])
const texts: ReadonlySet<string> = new Set(['string', 'text'])

/** Whether a length of time may be counted from a field. */
export function isDate(field: Pick<Field, 'type'> | undefined): boolean {
  return field !== undefined && dates.has(field.type)
}

/** What takes the place of a value where nothing is said: nothing, or a word where the column must hold one. Null: it must be said. */
export function usualReplacement(field: Field, isUnique: boolean): Replacement | null {
  if (field.nullable) return 'blank'
  if (!texts.has(field.type) || field.choices !== null) return isDate(field) ? 'year' : null
  const value = isUnique ? `anonyme ${keyMark}` : 'anonyme'
  return field.maxLength !== null && field.maxLength < value.length + (isUnique ? 10 : 0) ? null : { value }
}

/** Whether a column can hold what is said to take the place of its values. */
export function suitsReplacement(field: Field, isUnique: boolean, replacement: Replacement): boolean {
  if (replacement === 'blank') return field.nullable
  if (replacement === 'year') return isDate(field)
  const { value } = replacement
  const fits = field.maxLength === null || [...value].length <= field.maxLength
  const isChoice = field.choices === null || field.choices.some((choice) => choice.value === value)
  return fits && isChoice && (!isUnique || value.includes(keyMark))
}
