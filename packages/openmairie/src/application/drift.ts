// SPDX-License-Identifier: EUPL-1.2
import { basename } from 'node:path'
import { followCatalogue } from '../model/drift/follow.js'
import type { Schema } from '../model/schema.js'
import { readSchema } from '../schema/read.js'
import type { LoadedApplication } from './load.js'

/** A loaded application before the catalogue of its database. Raises what readSchema raises. */
export async function beforeDatabase(loaded: LoadedApplication, url: string): Promise<LoadedApplication> {
  return beforeSchema(loaded, await readSchema(url, { schemas: loaded.app.source.schemas }))
}

/** A loaded application before a schema: what changed since its generation is found, and not written. */
export function beforeSchema(loaded: LoadedApplication, schema: Schema): LoadedApplication {
  return { ...loaded, app: followCatalogue(loaded.app, schema, basename(loaded.folder)) }
}
