// SPDX-License-Identifier: EUPL-1.2
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { analyse, type TableAnalysis } from '../application/analysis.js'
import { type Generation, prepareGeneration } from '../application/generation.js'
import type { LoadedApplication } from '../application/load.js'
import { readParameters, readSource } from '../application/source.js'
import { OpenMairieError } from '../errors/errors.js'
import type { FileStatus } from '../generate/status.js'
import type { Parameters } from '../model/parameters.js'
import type { Schema } from '../model/schema.js'
import { readSchema } from '../schema/read.js'
import type { PageRequest } from '../ui/page.js'
import { queryText } from '../ui/urls.js'
import type { GeneratorServices } from './services.js'

/** What the screen shows: the base as it is now, the table chosen, the files and their states. */
export interface Situation {
  readonly loaded: LoadedApplication
  readonly schema: Schema
  readonly values: Parameters
  readonly tables: readonly TableAnalysis[]
  readonly table: TableAnalysis | null
  readonly parameters: string
  readonly parameterSets: readonly string[]
  readonly generation: Generation
}

/** Reads the situation that an address asks for (`app`, `table`, `parametrage`). Raises OM_NOT_FOUND, OM_FORBIDDEN. */
export async function situationOf(
  services: GeneratorServices,
  request: PageRequest,
  asked: URLSearchParams,
): Promise<Situation> {
  if (!services.allowed || !request.grants.holds('generateur')) throw new OpenMairieError('OM_FORBIDDEN')
  const name = asked.get('app')
  const loaded = services.apps.find((each) => name === null || each.app.definition.name === name)
  if (!loaded) throw new OpenMairieError('OM_NOT_FOUND')
  const source = await readSource(loaded.folder)
  const parameterSets = await setsOf(loaded.folder)
  const wanted = asked.get('parametrage') ?? source.parameters
  const parameters = parameterSets.includes(wanted) ? wanted : source.parameters
  const values = await readParameters(loaded.folder, parameters)
  const schema = await readSchema(services.addressOf(loaded.app), { schemas: source.schemas })
  const tables = analyse(schema, values)
  const table = tables.find((each) => each.table === asked.get('table')) ?? null
  const generation = await prepareGeneration(loaded.folder, schema, values, table === null ? null : [table.table])
  return { loaded, schema, values, tables, table, parameters, parameterSets, generation }
}

/** Whether a file is among those of the screen: a table asks for its own and for those that all tables share. */
export function concerns({ table }: Situation, { planned }: FileStatus): boolean {
  return table === null || (planned !== null && (planned.entity === null || planned.entity === table.entity))
}

/** Address of the screen for a table of the situation, or for the whole application. */
export function addressOf({ loaded, parameters }: Situation, table: string | null): string {
  return `/-/generateur${queryText({ app: loaded.app.definition.name, parametrage: parameters, table })}`
}

async function setsOf(folder: string): Promise<readonly string[]> {
  const names: readonly string[] = await readdir(join(folder, 'parameters')).catch(() => [])
  const sets = names.filter((name) => /^[a-z0-9-]+\.json$/.test(name)).map((name) => name.slice(0, -'.json'.length))
  return [...new Set(['standard', ...sets])].sort()
}
