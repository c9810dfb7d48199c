// SPDX-License-Identifier: EUPL-1.2
import type { Random } from './random.js'

/** The beginnings that ARCEP keeps for works of fiction: no such number is ever given to anybody. */
export const FICTIONAL_LANDLINES = ['01 99 00', '02 61 91', '03 53 01', '04 65 71', '05 36 49'] as const
export const FICTIONAL_MOBILE = '06 39 98'

/** Telephone numbers of fiction, none given twice until a range of ten thousand is used up. */
export interface Phones {
  mobile(): string
  landline(): string
}

function ending(rank: number, step: number): string {
  const digits = String((rank * step + 1234) % 10_000).padStart(4, '0')
  return `${digits.slice(0, 2)} ${digits.slice(2)}`
}

/**
 * Makes a source of telephone numbers; most landlines are of the town's own range, the south-west. Sources that
 * start at different ranks give different numbers.
 */
export function createPhones(random: Random, start = 0): Phones {
  const used = new Map<string, number>()
  const give = (range: string, step: number): string => {
    const rank = used.get(range) ?? start
    used.set(range, rank + 1)
    return `${range} ${ending(rank, step)}`
  }
  return {
    mobile: () => give(FICTIONAL_MOBILE, 7919),
    landline: () => give(random.chance(0.86) ? '05 36 49' : random.pick(FICTIONAL_LANDLINES), 3847),
  }
}
