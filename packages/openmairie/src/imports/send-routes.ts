// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { OpenMairieError } from '../errors/errors.js'
import type { StoredFile } from '../files/contract.js'
import { withSource } from '../files/local.js'
import { keepFile } from '../files/usages.js'
import { writeCsv } from '../spreadsheets/write/csv.js'
import type { PageRequest, Reply, Route } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { importedFields } from './fields.js'
import { formerSettings } from './former.js'
import { importMessages } from './messages.js'
import type { Needed } from './needed.js'
import { importTarget, importUrl } from './place.js'
import { propose } from './propose.js'
import { startPage } from './start-page.js'
import { addImport, keptDays, lastImports } from './store.js'

const common = { method: 'GET', scope: 'application', access: 'signed-in' } as const

/** Where a file is sent, and a template of one is had. */
export function sendRoutes({ database, files }: Needed): readonly Route[] {
  const mostText = (locale: Target['ctx']['locale']): string =>
    new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
      style: 'unit',
      unit: 'megabyte',
      maximumFractionDigits: 0,
    }).format(files.most / 1_000_000)
  const first = async (request: PageRequest, problem: string | null): Promise<Reply> => {
    const target = importTarget(request)
    const { app, ctx, entity } = target
    const where = { application: app.definition.name, entity: entity.name, user: ctx.actor.id }
    return startPage(request, target, await lastImports(database, where), mostText(ctx.locale), problem)
  }
  const accepted = async (request: PageRequest, file: StoredFile): Promise<Reply> => {
    const target = importTarget(request)
    const { app, ctx, entity } = target
    const where = { application: app.definition.name, entity: entity.name, user: ctx.actor.id }
    const recall = { former: (headings: readonly string[]) => formerSettings(database, where, headings), choices: null }
    const { settings, preview } = await withSource(files, file, (source) => propose(ctx, entity, source, recall))
    const id = randomUUID()
    await database.transaction(async (transaction) => {
      const expires = ctx.clock.now() + keptDays * 86_400_000
      const usage = await keepFile(transaction, file, {
        kind: 'import',
        application: app.definition.name,
        entity: entity.name,
        record: id,
        user: ctx.actor.id,
        expires,
      })
      await addImport(transaction, { ...where, id, file: usage, name: file.name, settings, preview })
    })
    return { kind: 'redirect', location: importUrl(target, id) }
  }
  return [
    { ...common, path: '/:entity/-/importer', handle: (request) => first(request, null) },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/importer',
      async uploads(request) {
        importTarget(request)
        return { count: 1, accept: ['csv', 'txt', 'tsv', 'xlsx', 'ods'] }
      },
      async handle(request) {
        const [received] = request.files
        if (!received) return first(request, importMessages(request.locale).noFile)
        if (received.file === null) return first(request, received.problem)
        try {
          return await accepted(request, received.file)
        } catch (error) {
          if (!(error instanceof OpenMairieError) || !error.code.startsWith('OM_SHEET')) throw error
          return first(request, error.publicMessage(request.locale))
        }
      },
    },
    {
      ...common,
      path: '/:entity/-/importer/modele',
      async handle(request) {
        const { ctx, entity } = importTarget(request)
        const headings = importedFields(entity)
          .filter((field) => !(field.automatic && entity.key.includes(field.name)))
          .map(({ label }) => label)
        return {
          kind: 'stream',
          type: 'text/csv; charset=utf-8',
          filename: `${importMessages(ctx.locale).link.toLowerCase()}-${entity.name}.csv`,
          content: writeCsv(headings, noRows()),
        }
      },
    },
  ]
}

async function* noRows(): AsyncIterable<readonly string[]> {}
