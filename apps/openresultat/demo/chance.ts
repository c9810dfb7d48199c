// SPDX-License-Identifier: EUPL-1.2

/** A number from 0 to `below - 1` that a key decides, always the same: what is added beside it changes nothing. */
export function draw(key: string, below: number): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < key.length; place += 1) hash = Math.imul(hash ^ key.charCodeAt(place), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % below
}

/** One of the items, that a key decides. Throws where there is none. */
export function pick<T>(key: string, items: readonly T[]): T {
  const item = items[draw(key, items.length)]
  if (item === undefined) throw new RangeError(`nothing to pick from: ${key}`)
  return item
}

/** The items in an order that a key decides. */
export function shuffle<T>(key: string, items: readonly T[]): readonly T[] {
  return items
    .map((item, place) => ({ item, place, drawn: draw(`${key}/${place}`, 0x1_0000_0000) }))
    .sort((one, other) => one.drawn - other.drawn || one.place - other.place)
    .map(({ item }) => item)
}

/** Shares a whole in proportion to weights, to the greatest remainders: the parts make the whole. Integers throughout. */
export function apportion(whole: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all <= 0) throw new RangeError('nothing to share between')
  const parts = weights.map((weight, place) => {
    const shared = BigInt(whole) * BigInt(weight)
    return { place, part: Number(shared / BigInt(all)), left: Number(shared % BigInt(all)) }
  })
  const missing = whole - parts.reduce((sum, { part }) => sum + part, 0)
  const served = [...parts].sort((one, other) => other.left - one.left || one.place - other.place).slice(0, missing)
  const more = new Set(served.map(({ place }) => place))
  return parts.map(({ place, part }) => (more.has(place) ? part + 1 : part))
}
