// SPDX-License-Identifier: EUPL-1.2
import type { Column, ForeignKey, ForeignKeyAction, Index, Schema, Table, TableKind } from '../../model/schema.js'
import { columnsRead } from '../expression.js'
import { type CatalogueRow, grouped, inOrder, optional, sorted, text } from '../rows.js'
import { type Definition, definitionOf, predicateOf } from './definition.js'
import { typeFacts } from './types.js'

export interface CatalogueRows {
  readonly tables: readonly CatalogueRow[]
  readonly columns: readonly CatalogueRow[]
  readonly foreignKeys: readonly CatalogueRow[]
  readonly indexes: readonly CatalogueRow[]
}

/** The one schema that a file has. */
export const ownSchema = 'main'

/** What the rows say of one table, its columns in order. */
interface Parts {
  readonly columns: readonly CatalogueRow[]
  readonly foreignKeys: readonly CatalogueRow[]
  readonly indexes: readonly CatalogueRow[]
}

/** Rows of the catalogue → Schema. Pure; the order of the rows does not matter. */
export function assemble(database: string, rows: CatalogueRows): Schema {
  const columns = grouped(rows.columns, 'table')
  const foreignKeys = grouped(rows.foreignKeys, 'table')
  const indexes = grouped(rows.indexes, 'table')
  const parts = new Map(
    rows.tables.map((row) => {
      const name = text(row, 'name')
      return [
        name,
        {
          columns: inOrder(columns.get(name) ?? [], 'position'),
          foreignKeys: foreignKeys.get(name) ?? [],
          indexes: indexes.get(name) ?? [],
        },
      ]
    }),
  )
  return {
    engine: 'sqlite',
    database,
    schemas: [ownSchema],
    tables: sorted(rows.tables.map((row) => tableOf(row, parts))),
  }
}

const kinds: Readonly<Record<string, TableKind>> = { table: 'table', view: 'view', virtual: 'foreign table' }

function tableOf(row: CatalogueRow, everyPart: ReadonlyMap<string, Parts>): Table {
  const name = text(row, 'name')
  const kind = kinds[text(row, 'kind')] ?? 'table'
  const parts = everyPart.get(name) ?? { columns: [], foreignKeys: [], indexes: [] }
  const definition = definitionOf(kind === 'table' ? text(row, 'sql') : '')
  const key = keyOf(parts.columns)
  const rowid = Number(row['without_rowid']) === 1 ? null : rowidOf(parts, key)
  const indexes = indexesOf(parts.indexes, rowid)
  const names = parts.columns.map((column) => text(column, 'name'))
  const isKeyApart = key.length > 0 && !indexes.some((index) => index.name === keyIndex)
  return {
    schema: ownSchema,
    name,
    kind,
    comment: null,
    columns: parts.columns
      // 1 is a hidden column of a virtual table.
      .filter((column) => Number(column['hidden']) !== 1)
      .map((column) => columnOf(column, rowid, definition)),
    primaryKey: key.length > 0 ? key : null,
    uniques: indexes
      .filter((index) => index.unique && index.name !== keyIndex && !index.columns.includes(null))
      .map(({ name, columns, where }) => ({ name, columns: columns.filter((column) => column !== null), where })),
    foreignKeys: foreignKeysOf(name, parts.foreignKeys, everyPart, definition),
    checks: sorted(
      definition.checks.map(({ name, expression }) => ({
        // The engine itself calls a check without a name by its expression.
        name: name ?? expression,
        expression,
        columns: columnsRead(expression, names),
      })),
    ),
    exclusions: [],
    indexes: sorted([
      ...indexes,
      ...(isKeyApart ? [{ name: keyIndex, columns: key, unique: true, where: null, method: 'btree' }] : []),
    ]),
    partitions: 0,
    inherited: false,
  }
}

/** The order of the key: an index of its own, or the table itself, which the engine does not list among the indexes. */
const keyIndex = 'PRIMARY'

function keyOf(columns: readonly CatalogueRow[]): readonly string[] {
  const inKey = columns.filter((column) => Number(column['pk']) > 0)
  return inOrder(inKey, 'pk').map((column) => text(column, 'name'))
}

/** The column that is the number of the row: the only one of the key, declared INTEGER to the letter, without an index beside it. */
function rowidOf({ columns, indexes }: Parts, key: readonly string[]): string | null {
  const [only] = columns.filter((column) => Number(column['pk']) > 0)
  const hasIndex = indexes.some((index) => text(index, 'origin') === 'pk')
  const isNumber = key.length === 1 && only !== undefined && /^integer$/i.test(text(only, 'type'))
  return isNumber && !hasIndex ? text(only, 'name') : null
}

function columnOf(row: CatalogueRow, rowid: string | null, definition: Definition): Column {
  const name = text(row, 'name')
  const isGenerated = Number(row['hidden']) > 1
  const value = optional(row, 'default')
  return {
    name,
    ...typeFacts(text(row, 'type')),
    element: null,
    nullable: Number(row['required']) === 0 && name !== rowid,
    default: value === null || /^null$/i.test(value) ? null : value,
    identity: name === rowid ? 'by default' : null,
    sequence: name === rowid && definition.autoincrement ? 'sqlite_sequence' : null,
    generated: isGenerated ? (definition.generated.get(name.toLowerCase()) ?? '') : null,
    domain: null,
    enumValues: null,
    geometry: null,
    comment: null,
  }
}

function indexesOf(rows: readonly CatalogueRow[], rowid: string | null): readonly Index[] {
  const indexes = [...grouped(rows, 'name')].map(([name, unordered]) => {
    const columns = inOrder(unordered, 'position')
    const [first = {}] = columns
    return {
      name: text(first, 'origin') === 'pk' ? keyIndex : name,
      // -1 is the number of the row, -2 an expression.
      columns: columns.map((row) => (Number(row['cid']) === -1 ? rowid : optional(row, 'column'))),
      unique: Number(first['is_unique']) === 1,
      where: predicateOf(text(first, 'sql')),
      method: 'btree',
    }
  })
  return sorted(indexes)
}

function foreignKeysOf(
  table: string,
  rows: readonly CatalogueRow[],
  everyPart: ReadonlyMap<string, Parts>,
  definition: Definition,
): readonly ForeignKey[] {
  const groups = [...grouped(rows, 'id')]
  const taken = new Set<string>()
  const keys = groups.map(([id, unordered]) => {
    const rows = inOrder(unordered, 'position')
    const [first = {}] = rows
    const target = nameAmong([...everyPart.keys()], text(first, 'target'))
    const targetColumns = everyPart.get(target)?.columns ?? []
    const names = targetColumns.map((column) => text(column, 'name'))
    const own = everyPart.get(table)?.columns.map((column) => text(column, 'name')) ?? []
    const columns = rows.map((row) => nameAmong(own, text(row, 'column')))
    // The engine lists them backwards, without their names.
    const declared = definition.foreignKeys[groups.length - 1 - Number(id)] ?? `${table}_${columns.join('_')}_fkey`
    const name = taken.has(declared) ? `${declared}_${id}` : declared
    taken.add(name)
    return {
      name,
      columns,
      target: {
        schema: ownSchema,
        table: target,
        // Without columns, the key of the table is meant.
        columns: rows.some((row) => row['target_column'] === null)
          ? keyOf(targetColumns)
          : rows.map((row) => nameAmong(names, text(row, 'target_column'))),
      },
      onDelete: asAction(text(first, 'on_delete')),
      onUpdate: asAction(text(first, 'on_update')),
      validated: true,
    }
  })
  return sorted(keys)
}

/** The name as it was declared: a reference may write it in other capitals. */
function nameAmong(names: readonly string[], written: string): string {
  return (
    names.find((name) => name === written) ??
    names.find((name) => name.toLowerCase() === written.toLowerCase()) ??
    written
  )
}

function asAction(rule: string): ForeignKeyAction {
  const known: Readonly<Record<string, ForeignKeyAction>> = {
    RESTRICT: 'restrict',
    CASCADE: 'cascade',
    'SET NULL': 'set null',
    'SET DEFAULT': 'set default',
  }
  return known[rule.toUpperCase()] ?? 'no action'
}
