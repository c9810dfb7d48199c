// SPDX-License-Identifier: EUPL-1.2
import type { Typed } from './contract.js'
import type { Given } from './many-rows.js'

/** Rows as one text of JSON. What is JSON itself stands there as it is, its numbers with all their figures. Raises SyntaxError where it is none. */
export function jsonOf(
  fields: readonly (Typed & { readonly name: string })[],
  rows: readonly Readonly<Record<string, Given>>[],
): string {
  const raw = fields.filter(({ type }) => type === 'json')
  if (raw.length === 0) return JSON.stringify(rows)
  const documents = new Set(raw.map(({ name }) => name))
  const member = ([name, value]: readonly [string, Given]): string => {
    const isDocument = documents.has(name) && typeof value === 'string'
    if (isDocument) JSON.parse(value)
    return `${JSON.stringify(name)}:${isDocument ? value : JSON.stringify(value)}`
  }
  return `[${rows.map((row) => `{${Object.entries(row).map(member).join(',')}}`).join(',')}]`
}
