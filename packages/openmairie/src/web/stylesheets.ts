// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { LoadedApplication } from '../application/load.js'
import { OpenMairieError } from '../errors/errors.js'
import type { ResolvedApplication } from '../model/application.js'
import type { Services } from './services.js'

interface Sheet {
  readonly url: string
  readonly text: string
}

const sheets = new WeakMap<ResolvedApplication['definition'], Sheet | null>()

/** The style sheet of an application's own pages, read once; nothing where it says none, or one outside its folder. */
function sheetOf({ app: { definition }, folder }: LoadedApplication): Sheet | null {
  const known = sheets.get(definition)
  if (known !== undefined) return known
  const found = definition.stylesheet === undefined ? null : read(definition.name, folder, definition.stylesheet)
  sheets.set(definition, found)
  return found
}

function read(application: string, folder: string, file: string): Sheet | null {
  const path = resolve(join(folder, file))
  const isWithin = !relative(resolve(folder), path).startsWith('..')
  if (!isWithin || !path.endsWith('.css')) return null
  const text = readFileSync(path, 'utf8')
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { url: `/-/style/${application}.css?${digest}`, text }
}

/** Address of the style sheet of an application's own pages; it changes with what it holds. */
export function stylesheetOf({ apps }: Pick<Services, 'apps'>, app: ResolvedApplication): string | null {
  const loaded = apps.find((each) => each.app.definition.name === app.definition.name)
  return loaded ? (sheetOf(loaded)?.url ?? null) : null
}

/** Serves the style sheets of applications. */
export function mountStylesheets(server: FastifyInstance, { apps }: Pick<Services, 'apps'>): void {
  server.get('/-/style/:file', async (request, reply) => {
    const { file } = request.params as { readonly file: string } // named by the route
    const loaded = apps.find((each) => `${each.app.definition.name}.css` === file)
    const sheet = loaded && sheetOf(loaded)
    if (!sheet) throw new OpenMairieError('OM_NOT_FOUND')
    return reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(sheet.text)
  })
}
