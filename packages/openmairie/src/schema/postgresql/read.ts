// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '../../model/schema.js'
import type { CatalogueClient } from '../connect.js'
import { assemble } from './assemble.js'
import { catalogueQueries } from './queries.js'
import { text } from './rows.js'

/** Reads PostgreSQL 13 and later: a handful of queries in one snapshot, whatever the number of tables. */
export async function readPostgresql(client: CatalogueClient, schemas: readonly string[]): Promise<Schema> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', [])
  try {
    const rows = async (query: string) => (await client.query(query, [schemas])).rows
    const [current] = (await client.query('SELECT current_database() AS name', [])).rows
    return assemble(current ? text(current, 'name') : '', schemas, {
      tables: await rows(catalogueQueries.tables),
      columns: await rows(catalogueQueries.columns),
      constraints: await rows(catalogueQueries.constraints),
      domainChecks: await rows(catalogueQueries.domainChecks),
      indexes: await rows(catalogueQueries.indexes),
    })
  } finally {
    await client.query('ROLLBACK', [])
  }
}
