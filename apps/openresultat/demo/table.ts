// SPDX-License-Identifier: EUPL-1.2

/** A value as a row holds it; a boolean is written `true` or `false`. */
export type Value = string | number | null

/** The rows of a table, each with one value for each column. */
export interface DemoTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** A table whose columns are separated by spaces. */
export function table(name: string, columns: string, rows: DemoTable['rows']): DemoTable {
  return { table: name, columns: columns.split(' '), rows }
}

/** A table whose first column is its key, named like it, counted from 1. */
export function numbered(name: string, columns: string, rows: DemoTable['rows']): DemoTable {
  return table(
    name,
    `${name} ${columns}`,
    rows.map((row, index) => [index + 1, ...row]),
  )
}
