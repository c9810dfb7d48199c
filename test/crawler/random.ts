// SPDX-License-Identifier: EUPL-1.2
/** Draws the same numbers for the same seed. */
export interface Random {
  /** From 0 to below `limit`. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  chance(share: number): boolean
}

/** A small generator of 32 bits (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    pick: (list) => {
      if (list.length === 0) throw new Error('Nothing to draw from')
      return list[below(list.length)] as (typeof list)[number] // the list is not empty
    },
    chance: (share) => next() < share,
  }
}
