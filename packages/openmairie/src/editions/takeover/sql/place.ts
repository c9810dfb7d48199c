// SPDX-License-Identifier: EUPL-1.2
import type { Expr } from 'pgsql-ast-parser'
import type { Remarking } from '../contract.js'
import { type Spot, writtenPath } from '../reach.js'
import { uncast } from './parse.js'
import { type Column, columnOf, type Sources } from './sources.js'

/** What an expression of a request is read with. */
export interface Reading {
  readonly tables: Sources['tables']
  readonly spots: ReadonlyMap<string, Spot>
  /** The name of the column of the request, for what is said of it. */
  readonly alias: string
  readonly remark: Remarking
}

/** A field, and how it is written from the record. */
export interface Place {
  readonly spot: Spot
  readonly column: Column
  readonly path: string
}

/** The field that a column leads to; null where no reference does. */
export function placeOf(expr: Expr, { tables, spots }: Pick<Reading, 'tables' | 'spots'>): Place | null {
  const bare = uncast(expr)
  const column = bare.type === 'ref' ? columnOf(tables, bare) : null
  const spot = column && spots.get(column.alias)
  const path = spot && writtenPath(spot, column.field.name)
  return spot && path ? { spot, column, path } : null
}
