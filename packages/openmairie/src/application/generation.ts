// SPDX-License-Identifier: EUPL-1.2
import { type PlannedFile, plan } from '../generate/plan.js'
import { type FileStatus, generatedEntities, statusOf } from '../generate/status.js'
import { entityNames } from '../model/names.js'
import type { Parameters } from '../model/parameters.js'
import type { Schema } from '../model/schema.js'

export interface Generation {
  readonly files: readonly PlannedFile[]
  readonly statuses: readonly FileStatus[]
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
  const own = schema.schemas[0] ?? ''
  const names = entityNames(schema.tables, own)
  const asked =
    tables === null
      ? null
      : new Set(
          schema.tables
            .filter((table) => tables.includes(table.name))
            .map((table) => names.get(JSON.stringify([table.schema, table.name]))),
        )
  const before = await generatedEntities(folder)
  const files = asked === null ? whole : plan(schema, parameters, (entity) => asked.has(entity) || before.has(entity))
  const statuses = await statusOf(folder, files, new Set(whole.map((file) => file.path)))
  return { files, statuses }
}
