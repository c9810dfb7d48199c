// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '../../model/schema.js'
import type { CatalogueClient, CatalogueReader } from '../catalogue.js'
import { optional, text } from '../rows.js'
import { assemble, type CatalogueRows } from './assemble.js'
import { openMariadb } from './connect.js'
import { catalogueQueries } from './queries.js'

export const mariadbReader: CatalogueReader = { open: openMariadb, schemas: schemasOf, read: readMariadb }

async function schemasOf(client: CatalogueClient): Promise<{ existing: readonly string[]; own: string | null }> {
  const { rows } = await client.query(
    `SELECT SCHEMA_NAME AS name, SCHEMA_NAME = DATABASE() AS current FROM information_schema.SCHEMATA
     WHERE SCHEMA_NAME NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys') ORDER BY SCHEMA_NAME`,
    [],
  )
  const own = rows.find((row) => Number(row['current']) === 1)
  return { existing: rows.map((row) => text(row, 'name')), own: own ? text(own, 'name') : null }
}

/**
 * Reads MariaDB 10.6 or MySQL 8 and later: seven queries a database, whatever the number of tables. Neither engine keeps versions of
 * its catalogue, so what another session alters meanwhile may be seen by halves; the transaction only sees to it that nothing is written.
 */
export async function readMariadb(client: CatalogueClient, schemas: readonly string[]): Promise<Schema> {
  await client.query('START TRANSACTION READ ONLY', [])
  try {
    const [server = {}] = (await client.query('SELECT DATABASE() AS name, VERSION() AS version', [])).rows
    const flavour = /mariadb/i.test(text(server, 'version')) ? 'mariadb' : 'mysql'
    const rowsBySchema = new Map<string, CatalogueRows>()
    for (const schema of schemas) {
      const rows = async (query: string) => (await client.query(query, [schema])).rows
      rowsBySchema.set(schema, {
        tables: await rows(catalogueQueries.tables),
        columns: await rows(catalogueQueries.columns),
        foreignKeys: await rows(catalogueQueries.foreignKeys),
        actions: await rows(catalogueQueries.actions),
        indexes: await rows(catalogueQueries.indexes),
        partitions: await rows(catalogueQueries.partitions),
        checks: await rows(catalogueQueries.checks[flavour]),
      })
    }
    return assemble(optional(server, 'name') ?? '', flavour, rowsBySchema)
  } finally {
    await client.query('ROLLBACK', [])
  }
}
