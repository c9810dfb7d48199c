// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { tsImport } from 'tsx/esm/api'
import { OpenMairieError } from '../errors/errors.js'
import type { ApplicationDefinition, ResolvedApplication } from '../model/application.js'
import { resolveApplication } from '../model/resolve/resolve.js'
import { lonelyOverrides } from './lonely.js'
import { readSource } from './source.js'

export interface LoadedApplication {
  readonly folder: string
  readonly app: ResolvedApplication
}

/** Loads an application: its compiled `app.js` where it has one and `compiled` asks for it, else its TypeScript. Raises OM_NOT_AN_APPLICATION. */
export async function loadApplication(path: string, compiled = false): Promise<LoadedApplication> {
  const folder = resolve(path)
  const source = await readSource(folder)
  const file = join(folder, compiled ? 'dist/app.js' : 'app.ts')
  if (!existsSync(file))
    throw new OpenMairieError('OM_NOT_AN_APPLICATION', {
      folder,
      reason: `${file.slice(folder.length + 1)} is missing`,
    })
  const url = pathToFileURL(file).href
  const loaded: unknown = compiled ? await import(url) : await tsImport(url, import.meta.url)
  const definition = definitionIn(loaded)
  if (!definition)
    throw new OpenMairieError('OM_NOT_AN_APPLICATION', { folder, reason: 'app.ts exports no application by default' })
  const app = resolveApplication(definition, source)
  const lonely = await lonelyOverrides(folder, definition.name, [...app.entities.keys()])
  return { folder, app: { ...app, findings: [...app.findings, ...lonely] } }
}

/** tsx wraps a default export once more when it crosses module systems. */
function definitionIn(loaded: unknown): ApplicationDefinition | null {
  const first = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : null
  const candidate = typeof first === 'object' && first !== null && 'default' in first ? first.default : first
  // The compiler checks authors' files; here a look at the shape is enough.
  const isDefinition =
    typeof candidate === 'object' && candidate !== null && 'name' in candidate && 'generated' in candidate
  return isDefinition ? (candidate as unknown as ApplicationDefinition) : null
}
