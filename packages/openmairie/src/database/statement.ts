// SPDX-License-Identifier: EUPL-1.2
import type { RawBuilder } from 'kysely'

/**
 * A piece of SQL with its parameters kept apart, built with Kysely's `sql` tag (re-exported by database/sql.ts):
 * `sql.id` for identifiers, `${value}` for parameters, `sql.join`. Never by pasting strings.
 */
export type Sql = RawBuilder<unknown>

/** What is sent to an engine. */
export interface Statement {
  /** Name under which a connection keeps the statement prepared; the same text has the same name. */
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}
