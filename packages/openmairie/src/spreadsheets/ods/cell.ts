// SPDX-License-Identifier: EUPL-1.2
import { clock } from '../clock.js'
import type { Cell } from '../contract.js'
import { numberCell } from '../numbers.js'
import type { Attributes } from '../xml/scan.js'

/** What a cell of an ODS holds: its value by its type, else its words. */
export function cellOf(attributes: Attributes, words: string): Cell {
  if (attributes['calcext:value-type'] === 'error') return words || null
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return showsZeros(words, attributes['office:value']) ? words : numberCell(attributes['office:value'] ?? words)
    case 'date':
      return dateCell(attributes['office:date-value'] ?? '', words)
    case 'time':
      return timeCell(attributes['office:time-value'] ?? '', words)
    case 'boolean':
      return { kind: 'boolean', text: attributes['office:boolean-value'] === 'true' ? 'true' : 'false' }
    default:
      return (words || attributes['office:string-value']) ?? null
  }
}

/** A format that shows zeros before a whole number (01000, 06 12 34 56 78) is meant: the number alone would lose them. */
function showsZeros(words: string, value: string | undefined): boolean {
  if (/^0\d+$/.test(words)) return true
  if (!/^0\d*(?:[ \u00a0\u202f.-]\d+)+$/.test(words) || value === undefined) return false
  return /^[1-9]\d*$/.test(value) && words.replace(/\D/g, '').replace(/^0+/, '') === value
}

/** LibreOffice writes the noise of its binary numbers: 12:34:12.999999953 is 12:34:13. */
function dateCell(value: string, words: string): Cell {
  const [, date, time, fraction] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d+)?)?/.exec(value) ?? []
  if (!date) return words || null
  if (!time) return { kind: 'date', text: date }
  const late = Number(fraction ?? 0) >= 0.5 ? Date.parse(`${date}T${time}Z`) + 1000 : Number.NaN
  return { kind: 'datetime', text: Number.isNaN(late) ? `${date}T${time}` : new Date(late).toISOString().slice(0, 19) }
}

/** A duration of ISO 8601: `PT10H30M00S`. */
function timeCell(value: string, words: string): Cell {
  const parts = /^P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(value)
  if (!parts) return words || null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return { kind: 'time', text: clock(Math.round(((days * 24 + hours) * 60 + minutes) * 60 + seconds)) }
}
