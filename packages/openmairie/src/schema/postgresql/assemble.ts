// SPDX-License-Identifier: EUPL-1.2
import type { Check, Column, ForeignKeyAction, Schema, Table, TableKind } from '../../model/schema.js'
import { type CatalogueRow, grouped, inOrder, list, names, optional, sorted, text } from '../rows.js'
import { elementOf, enumOf, geometryOf, lengthOf, nativeOf, precisionOf, sequenceOf, typeOf } from './types.js'

export interface CatalogueRows {
  readonly tables: readonly CatalogueRow[]
  readonly columns: readonly CatalogueRow[]
  readonly constraints: readonly CatalogueRow[]
  readonly domainChecks: readonly CatalogueRow[]
  readonly indexes: readonly CatalogueRow[]
}

/** Rows of the catalogue → Schema. Pure; the order of the rows does not matter. */
export function assemble(database: string, schemas: readonly string[], rows: CatalogueRows): Schema {
  const columns = grouped(rows.columns, 'oid')
  const constraints = grouped(rows.constraints, 'oid')
  const domainChecks = grouped(rows.domainChecks, 'oid')
  const indexes = grouped(rows.indexes, 'oid')
  const tables = rows.tables.map((row) => {
    const oid = text(row, 'oid')
    return tableOf(
      row,
      columns.get(oid) ?? [],
      constraints.get(oid) ?? [],
      domainChecks.get(oid) ?? [],
      indexes.get(oid) ?? [],
    )
  })
  return {
    engine: 'postgresql',
    database,
    schemas,
    tables: schemas.flatMap((schema) => sorted(tables.filter((table) => table.schema === schema))),
  }
}

const kindOf: Readonly<Record<string, TableKind>> = {
  r: 'table',
  p: 'table',
  v: 'view',
  m: 'materialized view',
  f: 'foreign table',
}

function tableOf(
  row: CatalogueRow,
  columns: readonly CatalogueRow[],
  constraints: readonly CatalogueRow[],
  domainChecks: readonly CatalogueRow[],
  indexes: readonly CatalogueRow[],
): Table {
  const of = (type: string): readonly CatalogueRow[] =>
    constraints.filter((constraint) => text(constraint, 'type') === type)
  const primary = of('p')[0]
  const uniqueIndexes = indexes.filter(
    (index) => index['is_unique'] === true && index['of_constraint'] !== true && !list(index, 'columns').includes(null),
  )
  return {
    schema: text(row, 'schema'),
    name: text(row, 'name'),
    kind: kindOf[text(row, 'kind')] ?? 'table',
    comment: optional(row, 'comment'),
    columns: inOrder(columns, 'attnum').map(columnOf),
    primaryKey: primary ? names(primary, 'columns') : null,
    uniques: sorted([
      ...of('u').map((constraint) => ({
        name: text(constraint, 'name'),
        columns: names(constraint, 'columns'),
        where: null,
      })),
      ...uniqueIndexes.map((index) => ({
        name: text(index, 'name'),
        columns: names(index, 'columns'),
        where: optional(index, 'predicate'),
      })),
    ]),
    foreignKeys: sorted(
      of('f').map((constraint) => ({
        name: text(constraint, 'name'),
        columns: names(constraint, 'columns'),
        target: {
          schema: text(constraint, 'target_schema'),
          table: text(constraint, 'target'),
          columns: names(constraint, 'target_columns'),
        },
        onDelete: actionOf(text(constraint, 'on_delete')),
        onUpdate: actionOf(text(constraint, 'on_update')),
        validated: constraint['validated'] !== false,
      })),
    ),
    checks: sorted([...of('c').map((constraint) => checkOf(constraint)), ...domainChecks.map(domainCheckOf)]),
    exclusions: sorted(
      of('x').map((constraint) => ({ name: text(constraint, 'name'), definition: text(constraint, 'definition') })),
    ),
    indexes: sorted(
      indexes.map((index) => ({
        name: text(index, 'name'),
        columns: list(index, 'columns'),
        unique: index['is_unique'] === true,
        where: optional(index, 'predicate'),
        method: text(index, 'method'),
      })),
    ),
    partitions: Number(row['partitions'] ?? 0),
    inherited: row['inherited'] === true,
  }
}

function columnOf(row: CatalogueRow): Column {
  const identity = text(row, 'identity')
  return {
    name: text(row, 'name'),
    type: typeOf(row),
    element: elementOf(row),
    native: nativeOf(row),
    length: lengthOf(row),
    ...precisionOf(row),
    nullable: row['nullable'] === true,
    default: optional(row, 'default'),
    identity: identity === 'a' ? 'always' : identity === 'd' ? 'by default' : null,
    sequence: sequenceOf(row),
    generated: optional(row, 'generated'),
    domain: optional(row, 'domain'),
    enumValues: enumOf(row),
    geometry: geometryOf(row),
    comment: optional(row, 'comment'),
  }
}

function checkOf(row: CatalogueRow): Check {
  return { name: text(row, 'name'), expression: expressionIn(text(row, 'definition')), columns: names(row, 'columns') }
}

/** A check of a domain, as if it stood on the column. */
function domainCheckOf(row: CatalogueRow): Check {
  const column = text(row, 'column')
  const expression = expressionIn(text(row, 'definition')).replace(
    /\bVALUE\b/g,
    () => `"${column.replaceAll('"', '""')}"`,
  )
  return { name: `${text(row, 'name')} (${column})`, expression, columns: [column] }
}

function expressionIn(definition: string): string {
  return definition.replace(/^CHECK \(/, '').replace(/\)(?: NO INHERIT)?(?: NOT VALID)?$/, '')
}

const actions: Readonly<Record<string, ForeignKeyAction>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
}

function actionOf(code: string): ForeignKeyAction {
  return actions[code] ?? 'no action'
}
