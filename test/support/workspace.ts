// SPDX-License-Identifier: EUPL-1.2
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { prepareGeneration } from '../../packages/openmairie/src/application/generation.js'
import { apply, type ReportLine } from '../../packages/openmairie/src/generate/apply.js'
import { scaffold } from '../../packages/openmairie/src/generate/scaffold.js'
import { type Parameters, standardParameters } from '../../packages/openmairie/src/model/parameters.js'
import type { Schema } from '../../packages/openmairie/src/model/schema.js'

export const root = join(import.meta.dirname, '../..')

/** Lets what lies under a folder import the framework as an installed package. */
export function linkFramework(work: string): void {
  mkdirSync(join(work, 'node_modules'), { recursive: true })
  symlinkSync(join(root, 'packages/openmairie'), join(work, 'node_modules/openmairie'), 'dir')
}

/** Writes files below a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** A new application over a schema, as the `new` command writes it. */
export async function newApplication(folder: string, schema: Schema, parameters = standardParameters): Promise<void> {
  write(
    folder,
    scaffold({ engine: schema.engine, schemas: schema.schemas, name: 'essai', label: 'Essai', framework: '0.1.0' }),
  )
  await generateInto(folder, schema, parameters)
}

/** Generates all that a schema asks for; returns a line a file. */
export async function generateInto(
  folder: string,
  schema: Schema,
  parameters: Parameters = standardParameters,
): Promise<readonly ReportLine[]> {
  const { statuses } = await prepareGeneration(folder, schema, parameters, null)
  return apply(folder, statuses, () => true)
}
