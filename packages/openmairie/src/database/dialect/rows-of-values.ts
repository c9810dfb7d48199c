// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../../model/entity.js'
import { all, sql } from '../sql.js'
import type { Sql } from '../statement.js'
import type { Given, ManyRows } from './many-rows.js'

const mostAtOnce = 256
/** Parameters of a statement: fewer than any engine takes. */
const mostParameters = 30_000

/** Rows as lists of values, each a parameter: `cell` writes one in the same words whatever it is, so that texts come again. */
export function rowsOfValues(
  {
    cell,
    parameter,
  }: {
    readonly cell: (value: Given, field: Field) => Sql
    readonly parameter: (text: string, field: Field) => Sql
  },
  step: Sql | null,
): ManyRows {
  return {
    apart: new Set(),
    parts: (columns, rows) => {
      const parts: (typeof rows)[] = []
      let size = mostAtOnce
      while (size > 1 && size * columns > mostParameters) size /= 2
      for (let from = 0; from < rows.length; from += size) {
        // Halves of halves: few texts for all numbers of rows.
        while (size > rows.length - from) size /= 2
        parts.push(rows.slice(from, from + size))
      }
      return parts
    },
    inserted: (_, fields, rows) => {
      const lists = rows.map((row) => sql`(${sql.join(fields.map((field) => cell(row[field.name] ?? null, field)))})`)
      return sql`VALUES ${sql.join(lists)}`
    },
    taken: (_, own, fields, rows) => {
      const asked = rows.map((row, index) => {
        const same = fields.map(
          (field) => sql`${sql.id('t', field.name)} = ${parameter(String(row[field.name]), field)}`,
        )
        return sql`SELECT ${sql.lit(index + 1)} AS n FROM ${own} AS ${sql.id('t')} WHERE ${all(same)}`
      })
      return sql.join(asked, sql` UNION ALL `)
    },
    givesBack: false,
    step,
  }
}
