// SPDX-License-Identifier: EUPL-1.2
import type { RowsOfJson } from '../dialect/contract.js'
import type { ManyRows } from '../dialect/many-rows.js'
import { jsonOf } from '../dialect/rows-of-json.js'
import { all, sql } from '../sql.js'

/** The engine reads each value out of JSON as it reads what is typed: no cast that would cut a text. */
export const rowsOfJson: RowsOfJson = {
  all: (table, json) => sql`json_populate_recordset(CAST(NULL AS ${table}), ${json})`,
  one: (table, json) => sql`json_populate_record(CAST(NULL AS ${table}), ${json})`,
}

/** All rows as one parameter. */
export const manyRows: ManyRows = {
  apart: new Set(['bytes', 'float', 'json']),
  parts: (_, rows) => [rows],
  inserted: (table, fields, rows) => {
    const given = rowsOfJson.all(table, sql`CAST(${jsonOf(fields, rows)} AS json)`)
    return sql`SELECT ${sql.join(fields.map(({ name }) => sql.id('g', name)))} FROM ${given} AS ${sql.id('g')}`
  },
  taken: (table, own, fields, rows) => {
    const same = fields.map(({ name }) => sql`${sql.id('t', name)} = ${sql.id('g', name)}`)
    return sql`SELECT e.n::int AS n FROM json_array_elements(CAST(${jsonOf(fields, rows)} AS json)) WITH ORDINALITY AS e (line, n)
      CROSS JOIN LATERAL ${rowsOfJson.one(table, sql`e.line`)} AS ${sql.id('g')}
      WHERE EXISTS (SELECT 1 FROM ${own} AS ${sql.id('t')} WHERE ${all(same)})`
  },
  givesBack: true,
  step: null,
}
