// SPDX-License-Identifier: EUPL-1.2
import type { Catalogue, Column, Table } from '../../catalogue.js'
import type { Base, Row } from '../contract.js'
import { standInKey } from '../keys.js'
import { backQuoted, typeOf } from './types.js'

const tables = `SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE <> 'SEQUENCE' ORDER BY TABLE_NAME`
const columns = `
  SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA, coalesce(GENERATION_EXPRESSION, '')
  FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION`
const uniques = `
  SELECT TABLE_NAME, INDEX_NAME, COLUMN_NAME, SUB_PART IS NULL FROM information_schema.STATISTICS
  WHERE TABLE_SCHEMA = DATABASE() AND NON_UNIQUE = 0 ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`
const references = `
  SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE
  WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`
const checks = `SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()`

/** Reads the tables and views of the database of a connection. */
export async function readCatalogue(rows: Base['rows'], database: string): Promise<Catalogue> {
  const parts = {
    columns: await rows(columns),
    uniques: await rows(uniques),
    references: await rows(references),
    checks: await rows(checks),
  }
  return new Map(
    (await rows(tables)).map(([name, type]): [string, Table] => {
      const of = (all: readonly Row[]): readonly (readonly string[])[] =>
        all.filter(([table]) => table === name).map(([, ...rest]) => rest.map((each) => each ?? 'NULL'))
      return [String(name), tableOf(String(name), database, /VIEW/.test(String(type)), parts, of)]
    }),
  )
}

type Parts = Readonly<Record<'columns' | 'uniques' | 'references' | 'checks', readonly Row[]>>

function tableOf(
  name: string,
  database: string,
  isView: boolean,
  parts: Parts,
  of: (all: readonly Row[]) => readonly (readonly string[])[],
): Table {
  const grouped = (rows: readonly (readonly string[])[]) => [...new Set(rows.map(([group = '']) => group))]
  const foreign = of(parts.references)
  const unique = of(parts.uniques)
  const primary = unique.filter(([index]) => index === 'PRIMARY').map(([, column = '']) => column)
  const inKey = new Set([...primary, ...foreign.map(([, column = '']) => column)])
  const own = of(parts.checks).map(([check = '', text = '']) => ({
    name: check,
    text,
    columns: of(parts.columns)
      .map(([column = '']) => column)
      .filter((column) => text.includes(backQuoted(column))),
  }))
  const read = of(parts.columns).map((row): Column => {
    const isJson = own.some((check) => /^json_valid/.test(check.text) && check.columns[0] === row[0])
    return columnOf(row, inKey.has(row[0] ?? ''), isJson)
  })
  const others = grouped(unique).flatMap((index) => {
    const rows = unique.filter(([group]) => group === index)
    return rows.every(([, , isWhole]) => isWhole === '1')
      ? [{ name: index, columns: rows.map(([, column = '']) => column) }]
      : []
  })
  return {
    oid: name,
    schema: database,
    name,
    kind: isView ? 'view' : 'table',
    sql: backQuoted(name),
    own: backQuoted(name),
    columns: read,
    key: primary.length > 0 ? primary : standInKey(read, others),
    alone: others.flatMap(({ columns: each }) => (each.length === 1 ? each : [])),
    foreignKeys: grouped(foreign).map((key) => {
      const rows = foreign.filter(([group]) => group === key)
      return {
        name: key,
        columns: rows.map(([, column = '']) => column),
        target: rows[0]?.[2] ?? '',
        targetColumns: rows.map(([, , , column = '']) => column),
      }
    }),
    checks: own,
  }
}

function columnOf(
  [name = '', native = '', nullable, value = 'NULL', extra = '', generated = '']: readonly string[],
  isKey: boolean,
  isJson: boolean,
): Column {
  const identity = /auto_increment/i.test(extra)
  return {
    ...typeOf(native, isKey, isJson),
    name,
    required: nullable === 'NO',
    filled: identity || value !== 'NULL',
    random: /uuid|rand\(/i.test(value),
    identity,
    generated: generated !== '',
  }
}
