// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { Schema } from '../model/schema.js'
import { openCatalogue } from './connect.js'
import { readPostgresql } from './postgresql/read.js'

/** Reads the schema of a database, by its address. With no schema named, the first of the search path. Raises OM_SCHEMA_UNKNOWN, and what openCatalogue raises. */
export async function readSchema(url: string, options: { readonly schemas?: readonly string[] } = {}): Promise<Schema> {
  const { client, close } = await openCatalogue(url)
  try {
    const { rows } = await client.query(
      `SELECT nspname AS name, nspname = current_schema() AS current FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'openmairie') ORDER BY nspname`,
      [],
    )
    const existing = rows.map((row) => String(row['name']))
    const current = rows.filter((row) => row['current'] === true).map((row) => String(row['name']))
    const schemas = options.schemas && options.schemas.length > 0 ? options.schemas : current
    const unknown = schemas.find((name) => !existing.includes(name))
    if (unknown !== undefined || schemas.length === 0) {
      throw new OpenMairieError('OM_SCHEMA_UNKNOWN', { schema: unknown ?? '', schemas: existing.join(', ') || '–' })
    }
    return await readPostgresql(client, schemas)
  } finally {
    await close()
  }
}
