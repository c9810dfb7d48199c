// SPDX-License-Identifier: EUPL-1.2
import type { Column, ForeignKey, ForeignKeyAction, Index, Schema, Table } from '../../model/schema.js'
import { columnsRead } from '../expression.js'
import { type CatalogueRow, count, grouped, inOrder, optional, sorted, text } from '../rows.js'
import { defaultOf, type Flavour, standardExpression } from './spelling.js'
import { typeFacts } from './types.js'

export interface CatalogueRows {
  readonly tables: readonly CatalogueRow[]
  readonly columns: readonly CatalogueRow[]
  readonly foreignKeys: readonly CatalogueRow[]
  readonly actions: readonly CatalogueRow[]
  readonly indexes: readonly CatalogueRow[]
  readonly partitions: readonly CatalogueRow[]
  readonly checks: readonly CatalogueRow[]
}

/** Rows of the catalogue, a set for each database read → Schema. Pure; the order of the rows does not matter. */
export function assemble(database: string, flavour: Flavour, rowsBySchema: ReadonlyMap<string, CatalogueRows>): Schema {
  return {
    engine: 'mariadb',
    database,
    schemas: [...rowsBySchema.keys()],
    tables: [...rowsBySchema].flatMap(([schema, rows]) => sorted(tablesOf(schema, rows, flavour))),
  }
}

function tablesOf(schema: string, rows: CatalogueRows, flavour: Flavour): readonly Table[] {
  const of = (part: Exclude<keyof CatalogueRows, 'tables'>): ((table: string) => readonly CatalogueRow[]) => {
    const groups = grouped(rows[part], 'table')
    return (table) => groups.get(table) ?? []
  }
  const parts = {
    columns: of('columns'),
    foreignKeys: of('foreignKeys'),
    actions: of('actions'),
    indexes: of('indexes'),
    partitions: of('partitions'),
    checks: of('checks'),
  }
  return rows.tables.map((row) => {
    const name = text(row, 'name')
    const isView = /VIEW$/.test(text(row, 'kind'))
    const indexes = indexesOf(parts.indexes(name))
    const foreignKeys = foreignKeysOf(parts.foreignKeys(name), parts.actions(name))
    const columns = inOrder(parts.columns(name), 'position')
    const names = columns.map((column) => text(column, 'name'))
    const checks = parts.checks(name).map((check) => {
      const expression = standardExpression(text(check, 'clause'), flavour)
      return { name: text(check, 'name'), expression, columns: columnsRead(expression, names) }
    })
    const inKey = inOrder(parts.indexes(name), 'position').filter((index) => text(index, 'name') === 'PRIMARY')
    const primaryKey = inKey.map((index) => text(index, 'column'))
    const keys = new Set([...primaryKey, ...foreignKeys.flatMap((key) => key.columns)])
    const json = new Set(
      checks.filter((check) => /^\(*json_valid\(`/.test(check.expression)).flatMap((check) => check.columns),
    )
    return {
      schema,
      name,
      kind: isView ? 'view' : 'table',
      comment: isView ? null : optional(row, 'comment') || null,
      columns: columns.map((column) => {
        const own = text(column, 'name')
        return columnOf(column, { isKey: keys.has(own), isJson: json.has(own) }, isView, flavour)
      }),
      primaryKey: primaryKey.length > 0 ? primaryKey : null,
      uniques: indexes
        .filter((index) => index.unique && index.name !== 'PRIMARY' && !index.columns.includes(null))
        .map((index) => ({
          name: index.name,
          columns: index.columns.filter((column) => column !== null),
          where: null,
        })),
      foreignKeys,
      checks: sorted(checks),
      exclusions: [],
      indexes,
      partitions: Number(parts.partitions(name)[0]?.['partitions'] ?? 0),
      inherited: false,
    }
  })
}

function columnOf(
  row: CatalogueRow,
  place: Parameters<typeof typeFacts>[1],
  isView: boolean,
  flavour: Flavour,
): Column {
  const extra = text(row, 'extra')
  const isGenerated = /\b(VIRTUAL|STORED|PERSISTENT) GENERATED|^(VIRTUAL|PERSISTENT)\b/i.test(extra)
  const printed = isView || isGenerated ? null : optional(row, 'default')
  const value = defaultOf(printed, text(row, 'type'), extra, flavour)
  return {
    name: text(row, 'name'),
    ...typeFacts(row, place),
    // A view demands nothing, whatever the tables under it do.
    nullable: isView || text(row, 'nullable') === 'YES',
    default: value,
    identity: /auto_increment/i.test(extra) ? 'by default' : null,
    sequence: /^nextval\((?:`[^`]*`\.)?`([^`]*)`\)$/.exec(value ?? '')?.[1] ?? null,
    generated: isGenerated ? standardExpression(text(row, 'generated'), flavour) : null,
    domain: null,
    comment: optional(row, 'comment') || null,
  }
}

/** A column of which an index holds the beginning only gives neither an order nor a unique: it counts as an expression. */
function indexesOf(rows: readonly CatalogueRow[]): readonly Index[] {
  const indexes = [...grouped(rows, 'name')].map(([name, columns]) => ({
    name,
    columns: inOrder(columns, 'position').map((row) =>
      count(row, 'prefix') === null ? optional(row, 'column') : null,
    ),
    unique: Number(columns[0]?.['repeats']) === 0,
    where: null,
    method: columns[0] ? text(columns[0], 'method').toLowerCase() : '',
  }))
  return sorted(indexes)
}

function foreignKeysOf(rows: readonly CatalogueRow[], actions: readonly CatalogueRow[]): readonly ForeignKey[] {
  const actionOf = new Map(actions.map((row) => [text(row, 'name'), row]))
  const keys = [...grouped(rows, 'name')].map(([name, unordered]) => {
    const columns = inOrder(unordered, 'position')
    const [first = {}] = columns
    const action = actionOf.get(name) ?? {}
    return {
      name,
      columns: columns.map((row) => text(row, 'column')),
      target: {
        schema: text(first, 'target_schema'),
        table: text(first, 'target'),
        columns: columns.map((row) => text(row, 'target_column')),
      },
      onDelete: asAction(text(action, 'on_delete')),
      onUpdate: asAction(text(action, 'on_update')),
      validated: true,
    }
  })
  return sorted(keys)
}

/** RESTRICT is what MariaDB prints, and NO ACTION what MySQL prints, where nothing was said; to both it is one thing. */
function asAction(rule: string): ForeignKeyAction {
  const known: Readonly<Record<string, ForeignKeyAction>> = {
    CASCADE: 'cascade',
    'SET NULL': 'set null',
    'SET DEFAULT': 'set default',
  }
  return known[rule] ?? 'no action'
}
