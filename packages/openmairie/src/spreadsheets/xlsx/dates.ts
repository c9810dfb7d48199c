// SPDX-License-Identifier: EUPL-1.2
import { clock } from '../clock.js'
import type { Cell } from '../contract.js'
import { numberCell } from '../numbers.js'

const day = 86_400
/** 31 December 9999, the last day that a spreadsheet shows. */
const lastDay = 2_958_465

/**
 * A day number as the date or time that it shows. In the 1900 system day 1 is 1 January 1900, and day 60 a 29 February 1900
 * that never was, kept by Excel for the sake of an older program: it stays a text, as does day 0.
 */
export function dateCell(raw: string, as: 'date' | 'datetime' | 'time' | 'elapsed', from1904: boolean): Cell {
  const value = Number(raw)
  if (!Number.isFinite(value) || value < 0 || value > lastDay + 1) return numberCell(raw)
  const seconds = Math.round(value * day)
  if (as === 'elapsed') return { kind: 'time', text: clock(seconds) }
  if (as === 'time') return { kind: 'time', text: clock(seconds % day) }
  const days = as === 'date' ? Math.floor(value) : Math.floor(seconds / day)
  const date = from1904 ? isoDay(Date.UTC(1904, 0, 1), days) : in1900(days)
  if (date === null) return days === 60 ? '29/02/1900' : '00/01/1900'
  return as === 'date' ? { kind: 'date', text: date } : { kind: 'datetime', text: `${date}T${clock(seconds % day)}` }
}

function in1900(days: number): string | null {
  if (days === 0 || days === 60) return null
  return isoDay(Date.UTC(1899, 11, days < 60 ? 31 : 30), days)
}

const isoDay = (from: number, days: number): string => new Date(from + days * day * 1000).toISOString().slice(0, 10)
