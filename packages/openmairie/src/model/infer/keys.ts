// SPDX-License-Identifier: EUPL-1.2

import type { ForeignKey, Schema, Table } from '../schema.js'

export type KeyMode = 'constraints' | 'postulate'

/** The key of a table under a mode, a unique constraint standing in for a primary key; empty where there is none. Views have none. */
export function keyOf(table: Table, mode: KeyMode): readonly string[] {
  if (mode === 'constraints') return table.primaryKey ?? uniqueKeyOf(table)
  return table.kind === 'table' && table.columns.some((column) => column.name === table.name) ? [table.name] : []
}

/** The unique constraint that tells every row from every other: one that the engine feeds, else the shortest, else the first. */
function uniqueKeyOf(table: Table): readonly string[] {
  const columns = new Map(table.columns.map((column) => [column.name, column]))
  const isFed = (name: string): boolean => Boolean(columns.get(name)?.identity ?? columns.get(name)?.sequence)
  const isTold = (name: string): boolean => {
    const column = columns.get(name)
    return column !== undefined && !column.nullable && !unreadable.has(column.type)
  }
  const weight = (names: readonly string[]): number => (names.length === 1 && names.every(isFed) ? 0 : names.length)
  return (
    table.uniques
      .filter((unique) => unique.where === null && unique.columns.every(isTold))
      .map((unique) => unique.columns)
      .sort((a, b) => weight(a) - weight(b))[0] ?? []
  )
}

/** Foreign keys of a table under a mode: the constraints, or the columns named like another table of the schema. */
export function foreignKeysOf(table: Table, schema: Schema, mode: KeyMode): readonly ForeignKey[] {
  if (mode === 'constraints') return table.foreignKeys
  const others = new Map(
    schema.tables.filter((other) => other.schema === table.schema).map((other) => [other.name, other]),
  )
  return table.columns.flatMap((column) => {
    const target = others.get(column.name)
    if (!target || target.name === table.name || keyOf(target, mode).length === 0) return []
    return [
      {
        name: column.name,
        columns: [column.name],
        target: { schema: target.schema, table: target.name, columns: [target.name] },
        onDelete: 'no action' as const,
        onUpdate: 'no action' as const,
        validated: false,
      },
    ]
  })
}

/** Whether a table only joins two others: its key, or a unique constraint, is made of exactly two foreign keys. */
export function isJunction(table: Table, foreignKeys: readonly ForeignKey[]): boolean {
  if (foreignKeys.length !== 2) return false
  const joined = new Set(foreignKeys.flatMap((key) => key.columns))
  const candidates = [
    table.primaryKey ?? [],
    ...table.uniques.filter((unique) => unique.where === null).map((unique) => unique.columns),
  ]
  return candidates.some((columns) => columns.length === joined.size && columns.every((column) => joined.has(column)))
}

/** Types whose values neither an address nor a label spells. */
export const unreadable: ReadonlySet<string> = new Set(['bytes', 'geometry', 'other', 'json', 'array'])
