// SPDX-License-Identifier: EUPL-1.2

/** A seeded source of chance: the same seed gives the same sequence everywhere. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** An integer between the two bounds, both included. */
  int(min: number, max: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One of the items, all alike. */
  pick<T>(items: readonly T[]): T
  /** One of the items, in proportion to its weight; a weight of zero is never drawn. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Makes a source of chance from a seed. */
export function createRandom(seed: number): Random {
  const next = mulberry32(seed)
  const pick = <T>(items: readonly T[]): T => {
    const index = Math.floor(next() * items.length)
    const item = items[index]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const weighted = <T>(items: readonly T[], weight: (item: T) => number): T => {
    const weights = items.map(weight)
    let left = next() * weights.reduce((sum, value) => sum + value, 0)
    let last: T | undefined
    for (const [index, item] of items.entries()) {
      const value = weights[index] ?? 0
      if (value <= 0) continue
      last = item
      left -= value
      if (left < 0) return item
    }
    if (last === undefined) throw new RangeError('nothing to draw from')
    return last
  }
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted,
  }
}
