// SPDX-License-Identifier: EUPL-1.2
import type { Column } from '../catalogue.js'

/**
 * What stands for the key of a table without one: the unique columns, all mandatory, that the engine feeds, else the fewest,
 * else the first by name.
 */
export function standInKey(
  columns: readonly Column[],
  uniques: readonly { readonly name: string; readonly columns: readonly string[] }[],
): readonly string[] {
  const found = uniques.flatMap((unique) => {
    const own = unique.columns.flatMap((name) => columns.find((column) => column.name === name) ?? [])
    const isWhole = own.length === unique.columns.length && own.every((column) => column.required)
    return isWhole ? [{ ...unique, fed: own.length === 1 && own[0]?.identity === true }] : []
  })
  found.sort(
    (one, other) =>
      Number(other.fed) - Number(one.fed) ||
      one.columns.length - other.columns.length ||
      (one.name < other.name ? -1 : 1),
  )
  return found[0]?.columns ?? []
}
