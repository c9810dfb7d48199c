// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Detail, OpenMairieError } from '../errors/errors.js'
import type { ApplicationDefinition, ResolvedApplication } from '../model/application.js'
import { resolveApplication } from '../model/resolve/resolve.js'
import { administrationName } from '../rights/administration.js'
import { lonelyOverrides } from './lonely.js'
import { readSource } from './source.js'
import { importTypescript } from './typescript.js'

export interface LoadedApplication {
  readonly folder: string
  readonly app: ResolvedApplication
  /** Whether its compiled code runs, below `dist/`. */
  readonly compiled: boolean
}

/** Loads an application: its `dist/app.js` where compiled code is asked for, else its TypeScript. Raises OM_NOT_AN_APPLICATION, OM_APPLICATION_BROKEN. */
export async function loadApplication(path: string, compiled = false): Promise<LoadedApplication> {
  const folder = resolve(path)
  const source = await readSource(folder)
  const file = join(folder, compiled ? 'dist/app.js' : 'app.ts')
  if (!existsSync(file)) throw new OpenMairieError('OM_NOT_AN_APPLICATION', { folder, reason: missing(file, compiled) })
  const definition = definitionIn(await importOf(folder, file, compiled))
  if (!definition) throw new OpenMairieError('OM_NOT_AN_APPLICATION', { folder, reason: noDefault })
  if (definition.name === administrationName)
    throw new OpenMairieError('OM_NOT_AN_APPLICATION', { folder, reason: reserved })
  const app = resolveApplication(definition, source)
  const lonely = await lonelyOverrides(folder, definition.name, [...app.entities.keys()])
  return { folder, compiled, app: { ...app, findings: [...app.findings, ...lonely] } }
}

/** What a file exports. An author's mistake in any file of the application is told by its own message. */
async function importOf(folder: string, file: string, compiled: boolean): Promise<unknown> {
  const url = pathToFileURL(file).href
  try {
    return compiled ? await import(url) : await importTypescript(url, folder)
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
    throw new OpenMairieError('OM_APPLICATION_BROKEN', { folder, reason }, { cause })
  }
}

function missing(file: string, compiled: boolean): Detail {
  const name = basename(file)
  return compiled
    ? {
        fr: `dist/${name} manque, compilez-la d’abord (npm run build)`,
        en: `dist/${name} is missing, build it first (npm run build)`,
      }
    : { fr: `${name} manque`, en: `${name} is missing` }
}
const reserved: Detail = {
  fr: `«\u00a0${administrationName}\u00a0» est le nom de l’administration de l’instance`,
  en: `“${administrationName}” is the name of the administration of the instance`,
}
const noDefault: Detail = {
  fr: 'app.ts n’exporte pas d’application par défaut',
  en: 'app.ts exports no application by default',
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
