// SPDX-License-Identifier: EUPL-1.2
import { type PlannedFile, plan } from '../generate/plan.js'
import { type FileStatus, generatedEditions, generatedEntities, statusOf } from '../generate/status.js'
import { entityNames, tableId } from '../model/names.js'
import type { Parameters } from '../model/parameters.js'
import type { Schema } from '../model/schema.js'

export interface Generation {
  readonly files: readonly PlannedFile[]
  readonly statuses: readonly FileStatus[]
  /** Entities of the tables asked for; null where the whole schema is. */
  readonly entities: ReadonlySet<string> | null
}

/**
 * Compares what the schema asks for with what an application holds. Where only some tables are asked for, the shared
 * files name those and the ones generated before, so that `gen/` compiles whatever was left out.
 */
export async function prepareGeneration(
  folder: string,
  schema: Schema,
  parameters: Parameters,
  tables: readonly string[] | null,
): Promise<Generation> {
  const whole = plan(schema, parameters)
  const entities = tables === null ? null : entitiesOf(schema, tables)
  const before = await generatedEntities(folder)
  const printed = await generatedEditions(folder)
  const files =
    entities === null
      ? whole
      : plan(
          schema,
          parameters,
          (entity) => entities.has(entity) || before.has(entity),
          (entity) => entities.has(entity) || printed.has(entity),
        )
  const statuses = await statusOf(folder, files, new Set(whole.map((file) => file.path)))
  return { files, statuses, entities }
}

/**
 * What a choice of files asks for. The shared files name the entities whose files are all on the disk, or among those
 * asked for: whatever was left out, the application loads.
 */
export async function prepareFiles(
  folder: string,
  schema: Schema,
  parameters: Parameters,
  asked: ReadonlySet<string>,
): Promise<Generation> {
  const whole = plan(schema, parameters)
  const before = await statusOf(folder, whole)
  const left = before.flatMap(({ state, planned }) =>
    state === 'absent' && planned !== null && !asked.has(planned.path) ? [planned] : [],
  )
  // An entity goes without its editions, not without its other files.
  const missing = new Set(left.filter(({ kind }) => kind !== 'edition').map(({ entity }) => entity))
  const unprinted = new Set(left.map(({ entity }) => entity))
  const shared = plan(
    schema,
    parameters,
    (entity) => !missing.has(entity),
    (entity) => !unprinted.has(entity),
  ).filter((file) => file.entity === null)
  const files = [...whole.filter((file) => file.entity !== null), ...shared]
  return { files, statuses: await statusOf(folder, files), entities: null }
}

function entitiesOf(schema: Schema, tables: readonly string[]): ReadonlySet<string> {
  const names = entityNames(schema.tables, schema.schemas[0] ?? '')
  const asked = schema.tables.filter(
    (table) => tables.includes(table.name) || tables.includes(`${table.schema}.${table.name}`),
  )
  return new Set(asked.map((table) => names.get(tableId(table)) ?? ''))
}
