// SPDX-License-Identifier: EUPL-1.2

import { ensureDatabase, startEmbedded } from '../database/local/server.js'
import { openDatabase } from '../database/postgresql/pool.js'
import { sql } from '../database/sql.js'
import { OpenMairieError } from '../errors/errors.js'
import type { ApplicationSource } from '../model/application.js'
import type { Schema } from '../model/schema.js'
import { readSchema } from '../schema/read.js'
import { runScript, schemaScripts } from './installation.js'

/**
 * The schema that an application is generated from: the database that its variable names; else, for an application with
 * scripts of its own, a scratch database of the embedded server on which they have just run. Raises OM_DATABASE_NOT_GIVEN, and what readSchema raises.
 */
export async function schemaOf(
  folder: string,
  source: ApplicationSource,
  environment: NodeJS.ProcessEnv,
  dataFolder: string,
): Promise<Schema> {
  const url = environment[source.database]
  if (url !== undefined && url !== '') return readSchema(url, { schemas: source.schemas })
  const scripts = await schemaScripts(folder)
  if (scripts.length === 0) throw new OpenMairieError('OM_DATABASE_NOT_GIVEN', { variable: source.database })
  const server = await startEmbedded(dataFolder, () => undefined)
  const scratch = `scratch_${process.pid}_${Date.now()}`
  try {
    await ensureDatabase(server, scratch)
    const database = openDatabase({
      url: server.urlOf(scratch),
      size: 1,
      applicationName: 'openmairie check',
      statementTimeout: 60_000,
      failed: () => undefined,
    })
    try {
      const [own = 'public'] = source.schemas
      await database.transaction(async (transaction) => {
        for (const script of scripts) await runScript(transaction, own, script.text)
      })
    } finally {
      await database.close()
    }
    return await readSchema(server.urlOf(scratch), { schemas: source.schemas })
  } finally {
    const administration = openDatabase({
      url: server.urlOf('postgres'),
      size: 1,
      applicationName: 'openmairie check',
      statementTimeout: 60_000,
      failed: () => undefined,
    })
    await administration.query(sql`DROP DATABASE IF EXISTS ${sql.id(scratch)}`)
    await administration.close()
    await server.stop()
  }
}
