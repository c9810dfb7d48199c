// SPDX-License-Identifier: EUPL-1.2
import { basename } from 'node:path'
import type { Schema } from '../../model/schema.js'
import type { CatalogueClient, CatalogueReader } from '../catalogue.js'
import { type CatalogueRow, text } from '../rows.js'
import { assemble, ownSchema } from './assemble.js'
import { openSqlite } from './connect.js'
import { catalogueQueries } from './queries.js'

export const sqliteReader: CatalogueReader = {
  open: openSqlite,
  schemas: async () => ({ existing: [ownSchema], own: ownSchema }),
  read: readSqlite,
}

/** Reads an SQLite file: four queries in one snapshot, whatever the number of tables, and one for each view and virtual table. */
export async function readSqlite(client: CatalogueClient): Promise<Schema> {
  const rows = async (query: string) => (await client.query(query, [])).rows
  await rows('BEGIN')
  try {
    const [file = {}] = await rows(`SELECT file FROM pragma_database_list WHERE name = '${ownSchema}'`)
    const tables = await rows(catalogueQueries.tables)
    const columns = [...(await rows(catalogueQueries.columns))]
    for (const table of tables.filter((each) => text(each, 'kind') !== 'table')) {
      columns.push(...(await columnsOf(client, text(table, 'name'))))
    }
    return assemble(basename(text(file, 'file')), {
      tables,
      columns,
      foreignKeys: await rows(catalogueQueries.foreignKeys),
      indexes: await rows(catalogueQueries.indexes),
    })
  } finally {
    await rows('ROLLBACK')
  }
}

/** Columns of a view or virtual table; none where what it stands on is gone, so that the rest of the file can be read. */
async function columnsOf(client: CatalogueClient, name: string): Promise<readonly CatalogueRow[]> {
  try {
    return (await client.query(catalogueQueries.columnsOfOne, [name, name])).rows
  } catch {
    return []
  }
}
