// SPDX-License-Identifier: EUPL-1.2
import type { Layer, ResolvedEntity } from './application.js'

export interface Explanation {
  readonly path: string
  readonly value: unknown
  readonly layer: Layer
}

/** Each value below a path of an entity, with the layer that set it. Empty where the path does not exist. */
export function explain({ entity, origins }: ResolvedEntity, path: string): readonly Explanation[] {
  // `ressource.nom` means the field, where nothing of the entity itself has that name.
  const start = at(entity, path) === undefined ? `fields.${path}` : path
  const found = flatten(start, at(entity, start))
  return found.map(([place, value]) => ({ path: place, value, layer: layerOf(place, origins) }))
}

function at(value: unknown, path: string): unknown {
  let rest = path
  let current = value
  while (rest !== '' && isObject(current)) {
    // Column names may hold dots: the longest property that fits wins.
    const name = Object.keys(current)
      .filter((key) => rest === key || rest.startsWith(`${key}.`))
      .sort((a, b) => b.length - a.length)[0]
    if (name === undefined) return undefined
    current = current[name]
    rest = rest.slice(name.length + 1)
  }
  return rest === '' ? current : undefined
}

function flatten(path: string, value: unknown): readonly [string, unknown][] {
  if (value === undefined) return []
  if (!isObject(value)) return [[path, value]]
  return Object.entries(value).flatMap(([name, inner]) => flatten(path === '' ? name : `${path}.${name}`, inner))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function layerOf(path: string, origins: ReadonlyMap<string, Layer>): Layer {
  const above = [...origins].filter(([place]) => path === place || path.startsWith(`${place}.`))
  return above.sort((a, b) => b[0].length - a[0].length)[0]?.[1] ?? 'generated'
}
