// SPDX-License-Identifier: EUPL-1.2
import { PostgresAdapter, PostgresQueryCompiler } from 'kysely'
import { compilerOf } from '../dialect/compiler.js'
import type { Sql } from '../statement.js'

/** Writes each value in full, between quotes where it is a text: backslashes must stand for themselves. */
class LiteralCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    this.appendImmediateValue(value)
  }
}

const compile = compilerOf(new PostgresAdapter(), new LiteralCompiler())

/**
 * A statement without parameters, for what the engine keeps and would not know them later: a view. It is sent where
 * `standard_conforming_strings` is on. Raises where a value is no text, number or boolean.
 */
export function literalText(statement: Sql): string {
  return compile(statement).text
}
