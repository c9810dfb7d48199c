// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field, Reference } from '../model/entity.js'
import type { ListRow } from '../records/index.js'
import { isFigure, labelIn, referenceOf, type Showing, shown } from './format.js'

/** What is shown of a field, resolved once for all rows. */
export interface Column {
  readonly field: Field
  /** The reference that the field carries alone: its label is shown. */
  readonly reference: Reference | null
  readonly isFigure: boolean
}

/** The column of a field; null for what does not exist or may not be seen. */
export function columnOf(entity: AnyEntity, name: string): Column | null {
  const field = entity.fields[name]
  if (!field || field.hidden) return null
  return { field, reference: referenceOf(entity, name) ?? null, isFigure: isFigure(entity, field) }
}

/** The columns of a listing, less those that its place fixes; all of them where none would be left. */
export function columnsOf(entity: AnyEntity, without: readonly string[] = []): readonly Column[] {
  const columns = entity.listing.columns.flatMap((name) => columnOf(entity, name) ?? [])
  const left = columns.filter(({ field }) => !without.includes(field.name))
  return left.length > 0 ? left : columns
}

/** What a row shows in a column: the label of a reference, else the value in its own form. Empty for null. */
export function textIn({ field, reference }: Column, row: ListRow, showing: Showing): string {
  if (field.widget === 'file') return row.labels[field.name] ?? ''
  return labelIn(reference, row.labels) ?? shown(field, row.values[field.name], showing)
}
