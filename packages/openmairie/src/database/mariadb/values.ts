// SPDX-License-Identifier: EUPL-1.2
import type { Typed } from '../dialect/contract.js'
import { DatabaseError } from '../errors.js'

const patterns: Readonly<Partial<Record<Typed['type'], RegExp>>> = {
  integer: /^-?\d{1,20}$/,
  bigint: /^-?\d{1,20}$/,
  decimal: /^-?\d+(\.\d+)?$/,
  float: /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  boolean: /^(true|false|0|1)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamp: /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?$/,
  timestamptz: /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(\+00)?)?$/,
  time: /^-?\d{1,3}:\d{2}(:\d{2}(\.\d{1,6})?)?$/,
  bytes: /^([0-9A-Fa-f]{2})*$/,
}

/**
 * Demands that a text is a value of a type: this engine would take `12abc` for 12, and an empty text for 0. Raises
 * DatabaseError.
 */
export function demandValue(text: string, { type }: Typed): void {
  if (patterns[type]?.test(text) === false) throw new DatabaseError({ violation: 'value', code: 'malformed' })
}
