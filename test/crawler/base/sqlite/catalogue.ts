// SPDX-License-Identifier: EUPL-1.2
import { type Catalogue, type Column, doubleQuoted, type Table } from '../../catalogue.js'
import type { Base } from '../contract.js'
import { standInKey } from '../keys.js'
import { typeOf } from './types.js'

/** Reads the tables and views of a file. */
export async function readCatalogue(rows: Base['rows']): Promise<Catalogue> {
  const listed = await rows(
    `SELECT l.name, l.type, coalesce(m.sql, ''), l.wr FROM pragma_table_list l JOIN sqlite_schema m ON m.name = l.name AND m.type IN ('table', 'view')
     WHERE l.schema = 'main' AND l.type IN ('table', 'view') AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY l.name`,
  )
  const found: [string, Table][] = []
  for (const [name, kind, definition, withoutRowid] of listed)
    found.push([
      String(name),
      await tableOf(rows, String(name), kind === 'view', String(definition), withoutRowid === '1'),
    ])
  const catalogue = new Map(found)
  // A reference that names no column means the key.
  return new Map(
    found.map(([name, table]) => [
      name,
      {
        ...table,
        foreignKeys: table.foreignKeys.map((key) => {
          const target = [...catalogue.keys()].find((each) => each.toLowerCase() === key.target.toLowerCase()) ?? ''
          const means = key.targetColumns.includes('') ? (catalogue.get(target)?.key ?? []) : key.targetColumns
          return { ...key, target, targetColumns: means }
        }),
      },
    ]),
  )
}

async function tableOf(
  rows: Base['rows'],
  name: string,
  isView: boolean,
  definition: string,
  withoutRowid: boolean,
): Promise<Table> {
  const info = await rows(
    'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid',
    [name],
  )
  const primary = info
    .filter(([, , , , place]) => Number(place) > 0)
    .sort((one, other) => Number(one[4]) - Number(other[4]))
    .map(([column]) => String(column))
  const numbered = primary.length === 1 && !withoutRowid
  const columns = info.map(([column, type, required, value, place, hidden]): Column => {
    const identity = numbered && Number(place) > 0 && type?.toUpperCase() === 'INTEGER'
    return {
      ...typeOf(type ?? ''),
      name: String(column),
      required: required === '1' || Number(place) > 0,
      filled: identity || (value !== null && value !== undefined && value !== 'NULL'),
      random: /random/i.test(value ?? ''),
      identity,
      generated: hidden === '2' || hidden === '3',
    }
  })
  const references = await rows(
    'SELECT id, "from", "table", coalesce("to", \'\') FROM pragma_foreign_key_list(?) ORDER BY id, seq',
    [name],
  )
  const uniques = await rows(
    'SELECT l.name, i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l."unique" AND NOT l.partial ORDER BY l.name, i.seqno',
    [name],
  )
  const alone = await rows(
    `SELECT min(i.name) FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l."unique" GROUP BY l.name HAVING count(*) = 1`,
    [name],
  )
  const sql = doubleQuoted(name)
  return {
    oid: name,
    schema: 'main',
    name,
    kind: isView ? 'view' : 'table',
    sql,
    own: sql,
    columns,
    key: primary.length > 0 ? primary : standInKey(columns, grouped(uniques)),
    alone: alone.map(([column]) => String(column)),
    foreignKeys: [...new Set(references.map(([id]) => id))].map((id) => {
      const own = references.filter(([each]) => each === id)
      return {
        name: own.map(([, column]) => column).join('_'),
        columns: own.map(([, column]) => String(column)),
        target: String(own[0]?.[2]),
        targetColumns: own.map(([, , , column]) => String(column)),
      }
    }),
    checks: isView ? [] : checksOf(definition, columns),
  }
}

function grouped(rows: readonly (readonly (string | null)[])[]) {
  return [...new Set(rows.map(([index]) => index))].map((index) => ({
    name: String(index),
    columns: rows.filter(([each]) => each === index).map(([, column]) => String(column)),
  }))
}

/** Checks out of the statement that made the table, by counting parentheses; the engine names one without name by its text. */
function checksOf(definition: string, columns: readonly Column[]): Table['checks'] {
  return [...definition.matchAll(/(?:CONSTRAINT\s+(\S+)\s+)?CHECK\s*\(/gi)].map((match) => {
    const start = match.index + match[0].length
    let [end, depth] = [start, 1]
    for (; end < definition.length && depth > 0; end++) {
      if (definition[end] === '(') depth++
      if (definition[end] === ')') depth--
    }
    const text = definition.slice(start, end - 1)
    const named = columns.map((column) => column.name).filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(text))
    return { name: match[1] ?? text, text, columns: named }
  })
}
