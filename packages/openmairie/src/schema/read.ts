// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { engineOf, withoutSecret } from '../model/address.js'
import type { Engine, Schema } from '../model/schema.js'
import type { CatalogueReader } from './catalogue.js'
import { mariadbReader } from './mariadb/read.js'
import { postgresqlReader } from './postgresql/read.js'
import { sqliteReader } from './sqlite/read.js'

const readers: Readonly<Record<Engine, CatalogueReader>> = {
  postgresql: postgresqlReader,
  mariadb: mariadbReader,
  sqlite: sqliteReader,
}

/**
 * Reads the schema of a database; its address names the engine. With no schema named, the own one: the first of the search path,
 * the database of the address, the file. Raises OM_DATABASE_ADDRESS, OM_SCHEMA_UNKNOWN, and what opening the database raises.
 */
export async function readSchema(url: string, options: { readonly schemas?: readonly string[] } = {}): Promise<Schema> {
  const engine = engineOf(url)
  if (engine === null) throw new OpenMairieError('OM_DATABASE_ADDRESS', { place: withoutSecret(url) })
  const reader = readers[engine]
  const { client, close } = await reader.open(url)
  try {
    const { existing, own } = await reader.schemas(client)
    const asked = options.schemas ?? []
    const schemas = asked.length > 0 ? asked : own === null ? [] : [own]
    const unknown = schemas.find((name) => !existing.includes(name))
    if (unknown !== undefined || schemas.length === 0) {
      throw new OpenMairieError('OM_SCHEMA_UNKNOWN', { schema: unknown ?? '', schemas: existing.join(', ') || '–' })
    }
    return await reader.read(client, schemas)
  } finally {
    await close()
  }
}
