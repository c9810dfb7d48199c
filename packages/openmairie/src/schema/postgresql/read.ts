// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '../../model/schema.js'
import type { CatalogueClient, CatalogueReader } from '../catalogue.js'
import { text } from '../rows.js'
import { assemble } from './assemble.js'
import { openPostgresql } from './connect.js'
import { catalogueQueries } from './queries.js'

export const postgresqlReader: CatalogueReader = { open: openPostgresql, schemas: schemasOf, read: readPostgresql }

async function schemasOf(client: CatalogueClient): Promise<{ existing: readonly string[]; own: string | null }> {
  const { rows } = await client.query(
    `SELECT nspname AS name, nspname = current_schema() AS current FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'openmairie', 'graphile_worker') ORDER BY nspname`,
    [],
  )
  const own = rows.find((row) => row['current'] === true)
  return { existing: rows.map((row) => text(row, 'name')), own: own ? text(own, 'name') : null }
}

/** Reads PostgreSQL 13 and later: a handful of queries in one snapshot, whatever the number of tables. */
export async function readPostgresql(client: CatalogueClient, schemas: readonly string[]): Promise<Schema> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', [])
  try {
    return await readWithin(client, schemas)
  } finally {
    await client.query('ROLLBACK', [])
  }
}

/** The same, in the transaction that is under way. */
export async function readWithin(client: CatalogueClient, schemas: readonly string[]): Promise<Schema> {
  const rows = async (query: string) => (await client.query(query, [schemas])).rows
  const [current] = (await client.query('SELECT current_database() AS name', [])).rows
  return assemble(current ? text(current, 'name') : '', schemas, {
    tables: await rows(catalogueQueries.tables),
    columns: await rows(catalogueQueries.columns),
    constraints: await rows(catalogueQueries.constraints),
    domainChecks: await rows(catalogueQueries.domainChecks),
    indexes: await rows(catalogueQueries.indexes),
  })
}
