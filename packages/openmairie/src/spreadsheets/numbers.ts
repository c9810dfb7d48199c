// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from './contract.js'

/** Figures that a spreadsheet shows of a number: what comes after is the noise of binary fractions. */
const figures = 15

/** A number as the spreadsheet shows it, in plain decimal notation; what is no number, as a text. */
export function numberCell(raw: string): Cell {
  if (/^-?\d{1,15}$/.test(raw)) return { kind: 'number', text: plainInteger(raw) }
  // Nearly every number of a file: no more figures than are shown, none to spare.
  const text = raw.length <= figures && /^-?(0|[1-9]\d*)\.\d*[1-9]$/.test(raw) ? raw : plainNumber(raw)
  return text === null ? raw.trim() || null : { kind: 'number', text }
}

/** `0.30000000000000004` → `0.3`, `1.5E-7` → `0.00000015`; integers keep every figure written. Null: no number. */
export function plainNumber(raw: string): string | null {
  if (/^-?\d+$/.test(raw)) return plainInteger(raw)
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(raw)) return null
  const value = Number(raw)
  if (!Number.isFinite(value)) return null
  if (value === 0) return '0'
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential(figures - 1))
  if (!parts) return null
  const [, sign = '', first = '', others = '', exponent = '0'] = parts
  const digits = `${first}${others}`.replace(/0+$/, '')
  const point = Number(exponent) + 1
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (digits.length <= point) return `${sign}${digits.padEnd(point, '0')}`
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

const plainInteger = (raw: string): string => raw.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-0$/, '0')
