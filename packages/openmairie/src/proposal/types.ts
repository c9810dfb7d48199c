// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from '../spreadsheets/contract.js'
import { dateOrder, decimalMark } from '../spreadsheets/detect.js'
import type { ProposedColumn } from './contract.js'
import { largest } from './largest.js'
import { folded } from './names.js'
import { cellText, decimalsOf, isPostalCode, isTelephone, readCell } from './values.js'

type Typed = Pick<ProposedColumn, 'type' | 'length' | 'precision' | 'scale' | 'order' | 'mark'>

export interface Found {
  readonly column: Typed
  /** Values, by their place, that alone prevent a narrower type; what type that is. */
  readonly almost: { readonly type: ProposedColumn['type']; readonly places: readonly number[] } | null
}

const lengths = [5, 10, 20, 30, 50, 80, 100, 150, 200, 250]
/** One value in twenty may be a slip: it is told. */
const slips = 0.05

/** The narrowest type that holds all the values of a column, which its label may contradict (telephones are no numbers). */
export function typeOf(cells: readonly Cell[], label: string): Found {
  const filled = cells.flatMap((cell, place) => (cellText(cell) === '' ? [] : [{ cell, place }]))
  const texts = filled.flatMap(({ cell }) => (typeof cell === 'string' ? [cell] : []))
  const order = dateOrder(texts)
  const mark = decimalMark(texts)
  const hints = { ...(order && { order }), ...(mark && { mark }) }
  let almost: Found['almost'] = null
  for (const type of candidates(
    filled.map(({ cell }) => cell),
    label,
  )) {
    const wrong = filled.filter(({ cell }) => readCell(cell, { type, label, ...hints }) === undefined)
    if (wrong.length === 0)
      return {
        column: shaped(
          type,
          filled.map(({ cell }) => cell),
          label,
          hints,
        ),
        almost: null,
      }
    if (filled.length >= 20 && wrong.length <= filled.length * slips)
      almost ??= { type, places: wrong.map(({ place }) => place) }
  }
  const longest = largest(filled.map(({ cell }) => String(readCell(cell, { type: 'text', label })).length))
  // Nothing tells how long its words will be.
  const length = longest === 0 ? 100 : lengths.find((each) => each >= longest * 1.2)
  const isLong = length === undefined || texts.some((text) => text.trim().includes('\n'))
  return { column: isLong ? { type: 'text' } : { type: 'string', length }, almost }
}

/** Types to try, the narrowest first. */
function candidates(cells: readonly Cell[], label: string): readonly ProposedColumn['type'][] {
  if (cells.length === 0 || isPostalCode(label) || isTelephone(label) || /\b(siret|siren)\b/.test(folded(label)))
    return []
  const isDay = cells.some((cell) => typeof cell === 'object' && cell?.kind === 'date')
  return [
    'boolean',
    'integer',
    'bigint',
    'decimal',
    'date',
    ...(isDay ? ([] as const) : (['time'] as const)),
    'timestamp',
  ]
}

function shaped(
  type: ProposedColumn['type'],
  cells: readonly Cell[],
  label: string,
  hints: Pick<Typed, 'order' | 'mark'>,
): Typed {
  const { order, mark } = hints
  if (type === 'date' || type === 'timestamp') return { type, ...(order && { order }) }
  const isMoney = /\b(montant|prix|cout|subvention|budget|somme|tarif|euros?)\b|€/.test(folded(label))
  if ((type === 'integer' || type === 'bigint') && isMoney) return { type: 'decimal', precision: 12, scale: 2 }
  if (type !== 'decimal') return { type }
  const numbers = cells.map((cell) => readCell(cell, { type, label, ...hints }) ?? '0')
  const usual = isMoney || cells.some((cell) => cellText(cell).includes('€')) ? 2 : 1
  const scale = largest(numbers.map(decimalsOf), usual)
  const figures = largest(numbers.map((number) => number.replace(/^-|\..*$/g, '').length))
  return { type, precision: Math.max(12, figures + scale + 1), scale, ...(mark && { mark }) }
}
