// SPDX-License-Identifier: EUPL-1.2
import { isSeveral, membersOf } from '../model/several.js'
import type { Value } from '../model/value.js'
import type { ListRow } from '../records/index.js'
import type { Column } from '../ui/columns.js'
import { labelIn } from '../ui/format.js'
import { isExact } from './cells.js'

const piece = 64 * 1024

/**
 * Records as an array of JSON: one a line, fields by their names, values as the base has them. A number keeps its figures: one
 * that a program would round is a text. A reference is its key and its label.
 */
export async function* writeJson(columns: readonly Column[], rows: AsyncIterable<ListRow>): AsyncIterable<string> {
  let text = '['
  let separator = '\n'
  for await (const row of rows) {
    text += `${separator}{${columns.map((column) => member(column, row)).join(',')}}`
    separator = ',\n'
    if (text.length < piece) continue
    yield text
    text = ''
  }
  yield `${text}\n]\n`
}

function member({ field, reference }: Column, row: ListRow): string {
  const value = row.values[field.name] ?? null
  const written = valueText(field, value)
  const label = labelIn(reference, row.labels)
  const whole = label === null ? written : `{"key":${written},"label":${JSON.stringify(label)}}`
  return `${JSON.stringify(field.name)}:${whole}`
}

function valueText(field: Column['field'], value: Value): string {
  if (value === null) return 'null'
  if (isSeveral(field) && (typeof value === 'object' || typeof value === 'string'))
    return JSON.stringify(membersOf(field, value))
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  switch (field.type) {
    case 'integer':
    case 'bigint':
    case 'decimal':
      return isExact(text) ? text : JSON.stringify(text)
    case 'float':
      return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? text : JSON.stringify(text)
    case 'boolean':
      return String(value) === 'true' || value === 1 ? 'true' : 'false'
    case 'json':
      return isJson(text) ? text : JSON.stringify(text)
    default:
      return JSON.stringify(text)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
