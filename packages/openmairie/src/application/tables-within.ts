// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Schema } from '../model/schema.js'
import type { CatalogueClient } from '../schema/catalogue.js'
import { readWithin } from '../schema/postgresql/read.js'

/** The schema of a PostgreSQL base as a transaction sees it: what it has just made, and nobody else knows yet, included. */
export function tablesWithin(transaction: Connection, schemas: readonly string[]): Promise<Schema> {
  const client: CatalogueClient = {
    query: async (text) => {
      const pieces = text.split('$1').map((piece) => sql.raw(piece))
      // Rows as JSON: a list reaches us as a list, whatever this connection makes of its types.
      const { rows } = await transaction.query(
        sql`SELECT to_json(line)::text AS line FROM (${sql.join(pieces, sql`${[...schemas]}::text[]`)}) AS line`,
      )
      return { rows: rows.map((row): Readonly<Record<string, unknown>> => JSON.parse(String(row['line']))) }
    },
  }
  return readWithin(client, schemas)
}
