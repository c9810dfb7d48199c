// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Detail, OpenMairieError } from '../errors/errors.js'
import type { ApplicationSource } from '../model/application.js'
import { type Parameters, parametersSchema, standardParameters } from '../model/parameters.js'

const manifestSchema = z.object({
  openmairie: z.object({
    database: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
    schemas: z.array(z.string()).min(1),
    parameters: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .default('standard'),
  }),
})

/** The `openmairie` part of an application's package.json. Raises OM_NOT_AN_APPLICATION. */
export async function readSource(folder: string): Promise<ApplicationSource> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null)
  if (text === null) throw new OpenMairieError('OM_NOT_AN_APPLICATION', { folder, reason: missing('package.json') })
  const manifest = manifestSchema.safeParse(parseJson(text))
  if (!manifest.success)
    throw new OpenMairieError('OM_NOT_AN_APPLICATION', { folder, reason: malformed('package.json', manifest.error) })
  return manifest.data.openmairie
}

/** A named set of parameters of an application; `standard` needs no file. Raises OM_BAD_PARAMETERS. */
export async function readParameters(folder: string, name: string): Promise<Parameters> {
  const text = await readFile(join(folder, 'parameters', `${name}.json`), 'utf8').catch(() => null)
  if (text === null && name === 'standard') return standardParameters
  if (text === null)
    throw new OpenMairieError('OM_BAD_PARAMETERS', { name, reason: missing(`parameters/${name}.json`) })
  const parsed = parametersSchema.safeParse(parseJson(text))
  if (!parsed.success)
    throw new OpenMairieError('OM_BAD_PARAMETERS', { name, reason: malformed(`parameters/${name}.json`, parsed.error) })
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function missing(file: string): Detail {
  return { fr: `${file} manque`, en: `${file} is missing` }
}

function malformed(file: string, error: z.ZodError): Detail {
  const issue = error.issues[0]
  const place = issue?.path.join('.') ?? ''
  if (!issue || place === '') return { fr: `${file} n’est pas lisible`, en: `${file} cannot be read` }
  return {
    fr: `dans ${file}, «\u00a0${place}\u00a0» n’a pas la valeur attendue (${issue.message})`,
    en: `in ${file}, “${place}” has not the expected value (${issue.message})`,
  }
}
