// SPDX-License-Identifier: EUPL-1.2
export type CatalogueRow = Readonly<Record<string, unknown>>

/** A text of a catalogue row; empty where it is NULL. */
export function text(row: CatalogueRow, name: string): string {
  const value = row[name]
  return value === null || value === undefined ? '' : String(value)
}

/** A text of a catalogue row, or null. */
export function optional(row: CatalogueRow, name: string): string | null {
  const value = row[name]
  return value === null || value === undefined ? null : String(value)
}

/** A list of texts of a catalogue row; NULL within it stays null. */
export function list(row: CatalogueRow, name: string): readonly (string | null)[] {
  const value = row[name]
  return Array.isArray(value) ? value.map((item) => (item === null ? null : String(item))) : []
}

/** A list of names, NULLs left out. */
export function names(row: CatalogueRow, name: string): readonly string[] {
  return list(row, name).filter((item) => item !== null)
}

/** Sorted by name in code-unit order, whatever order the catalogue gave. */
export function sorted<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Rows by a text of theirs, in the order of the first of each. */
export function grouped(rows: readonly CatalogueRow[], name: string): ReadonlyMap<string, readonly CatalogueRow[]> {
  const groups = new Map<string, CatalogueRow[]>()
  for (const row of rows) {
    const key = text(row, name)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** Rows in the order of a number of theirs. */
export function inOrder(rows: readonly CatalogueRow[], name: string): readonly CatalogueRow[] {
  return [...rows].sort((a, b) => Number(a[name]) - Number(b[name]))
}

/** A number of a catalogue row, or null. */
export function count(row: CatalogueRow, name: string): number | null {
  const value = row[name]
  return value === null || value === undefined ? null : Number(value)
}
