// SPDX-License-Identifier: EUPL-1.2
import type { Finding } from '../application.js'
import type { Parameters } from '../parameters.js'
import type { Schema } from '../schema.js'
import { finding } from './finding.js'

/** Tables and columns that a set of parameters names and the database does not have. */
export function checkParameters(app: string, set: string, parameters: Parameters, schema: Schema): readonly Finding[] {
  const tables = new Map(schema.tables.map((table) => [table.name, table.columns.map((column) => column.name)]))
  const lost = (name: string, place: string, existing: readonly string[]): readonly Finding[] =>
    existing.includes(name)
      ? []
      : [finding('model.orphan-parameter', `${app}:parameters/${set}.json ${place}`, { set, name }, existing)]
  const names = [...tables.keys()]
  return [
    ...parameters.tablesToAvoid.flatMap((name) => lost(name, 'tablesToAvoid', names)),
    ...Object.entries(parameters.tables).flatMap(([table, own]) => {
      const columns = tables.get(table)
      if (!columns) return lost(table, `tables.${table}`, names)
      return [
        ...(own.displayedFields ?? []).flatMap((name) => lost(name, `tables.${table}.displayedFields`, columns)),
        ...Object.keys(own.widths ?? {}).flatMap((name) => lost(name, `tables.${table}.widths.${name}`, columns)),
      ]
    }),
  ]
}
