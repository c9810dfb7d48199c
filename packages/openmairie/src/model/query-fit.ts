// SPDX-License-Identifier: EUPL-1.2
import type { Field } from './entity.js'
import type { Aggregate, QueryColumn, QueryFilter, QueryOperator, Reached } from './query.js'
import type { ColumnType } from './schema.js'
import { isSeveral } from './several.js'

const numbers: ReadonlySet<ColumnType> = new Set(['integer', 'bigint', 'decimal', 'float'])
const days: ReadonlySet<ColumnType> = new Set(['date', 'timestamp', 'timestamptz'])
const texts: ReadonlySet<ColumnType> = new Set(['string', 'text'])
/** Of which a table says nothing that can be compared. */
const apart: ReadonlySet<ColumnType> = new Set(['bytes', 'json', 'geometry', 'other'])

const isOrdered = ({ type }: Field): boolean => numbers.has(type) || days.has(type) || type === 'time'

/** The operators that a field can be filtered by, in the order of the screens. */
export function operatorsOf(field: Field, isReference: boolean): readonly QueryOperator[] {
  const presence = ['empty', 'filled'] as const
  if (apart.has(field.type) || field.widget === 'file') return presence
  if (isSeveral(field) || field.type === 'array') return ['is', ...presence]
  const equality = ['is', 'is-not'] as const
  if (isReference || field.choices !== null || field.type === 'boolean') return [...equality, ...presence]
  if (texts.has(field.type)) return [...equality, 'contains', 'begins', ...presence]
  if (!isOrdered(field)) return [...equality, ...presence]
  return [...equality, 'below', 'at-most', 'above', 'at-least', 'between', ...presence]
}

/** What can be reckoned of a field, in the order of the screens. */
export function aggregatesOf(field: Field, isReference: boolean): readonly Aggregate[] {
  if (apart.has(field.type) || field.type === 'array') return ['count']
  if (isReference || field.choices !== null) return ['count', 'distinct']
  if (numbers.has(field.type)) return ['count', 'distinct', 'total', 'mean', 'min', 'max']
  return isOrdered(field) ? ['count', 'distinct', 'min', 'max'] : ['count', 'distinct']
}

/** Whether the year and the month of a field can be told. */
export function hasPeriods({ type }: Field): boolean {
  return days.has(type)
}

/** Whether what a part of a query asks of a field can be made of it. */
export const fits = {
  column({ by, reckon }: QueryColumn, at: Reached | null): boolean {
    if (at === null) return by === undefined
    const { field, labelled } = at
    if (!field) return by === undefined && reckon === undefined
    if (field.type === 'bytes' || field.type === 'geometry' || field.widget === 'file') return reckon === 'count'
    if (by !== undefined && !(hasPeriods(field) && (reckon === undefined || reckon === 'distinct'))) return false
    return reckon === undefined || aggregatesOf(field, labelled !== null).includes(reckon)
  },
  filter({ operator }: QueryFilter, field: Field, isReference: boolean): boolean {
    return operatorsOf(field, isReference).includes(operator)
  },
}
