// SPDX-License-Identifier: EUPL-1.2
import type { Column, Table } from '../schema.js'

/**
 * Whether a text holds a line rather than a page: where its base gives it no length, a name that says so, or a unique index,
 * whose entries are short.
 */
export function isLine(table: Table, column: Column): boolean {
  if (column.type !== 'text') return column.type === 'string'
  if (column.length !== null && column.length <= 255) return true
  return named.test(column.name) || table.indexes.some((index) => index.unique && index.columns.includes(column.name))
}

const named = /(^|_)(name|nom|title|titre|libelle|label|code|sku|reference)$|(name|number|numero)$/i
