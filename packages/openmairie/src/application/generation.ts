// SPDX-License-Identifier: EUPL-1.2
import { type PlannedFile, plan } from '../generate/plan.js'
import { type FileStatus, generatedEntities, statusOf } from '../generate/status.js'
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
  const files =
    entities === null ? whole : plan(schema, parameters, (entity) => entities.has(entity) || before.has(entity))
  const statuses = await statusOf(folder, files, new Set(whole.map((file) => file.path)))
  return { files, statuses, entities }
}

function entitiesOf(schema: Schema, tables: readonly string[]): ReadonlySet<string> {
  const names = entityNames(schema.tables, schema.schemas[0] ?? '')
  const asked = schema.tables.filter((table) => tables.includes(table.name))
  return new Set(asked.map((table) => names.get(tableId(table)) ?? ''))
}
