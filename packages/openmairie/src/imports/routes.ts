// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files, StoredFile } from '../files/contract.js'
import { dropFile, findFile, keepFile } from '../files/usages.js'
import { askJob, cancelJob, findJob } from '../jobs/store.js'
import { markSeen } from '../jobs/told.js'
import { demandImport } from '../records/index.js'
import { mediaTypes } from '../spreadsheets/write/contract.js'
import { writeCsv } from '../spreadsheets/write/csv.js'
import { askedBy } from '../ui/job-target.js'
import type { PageRequest, Reply, Route } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import type { Import, Settings } from './contract.js'
import { endPage, runningPage } from './end-page.js'
import { importedFields } from './fields.js'
import { afterName, foundPage } from './found-page.js'
import { checkJob, importJob, undoImportJob } from './jobs.js'
import { mend } from './mend.js'
import { importMessages } from './messages.js'
import { heldImport, importTarget, importUrl, startUrl } from './place.js'
import { propose } from './propose.js'
import { readSettings, readsOtherwise, readWished, settingsProblems } from './read-settings.js'
import { faultGroups, forgetCorrections, forgetRefused, refusedAfter } from './refused-store.js'
import { rejectsOf } from './rejects.js'
import { settingsPage } from './settings-page.js'
import { withSource } from './source.js'
import { startPage } from './start-page.js'
import { addImport, claimImport, dropImport, formerSettings, keepSettings, lastImports } from './store.js'

/** Lines to correct on a page. */
const linesShown = 20
/** Days that a file that was sent is kept. */
const keptDays = 90

interface Needed {
  readonly database: Database
  readonly files: Files
}

/** Where files are imported: sent, read, checked, mended, confirmed, undone. */
export function importRoutes({ database, files }: Needed): readonly Route[] {
  const common = { method: 'GET', scope: 'application', access: 'signed-in' } as const
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
    const { settings, preview } = await withSource(files, file, (source) => propose(ctx, entity, source))
    const former = await formerSettings(database, where, preview)
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
      const chosen = former ? { ...settings, ...chosenBefore(former, settings) } : settings
      await addImport(transaction, { ...where, id, file: usage, name: file.name, settings: chosen, preview })
    })
    return { kind: 'redirect', location: importUrl(target, id) }
  }
  /** Asks for a job on an import, and shows how far it is. */
  const start = async (
    { target, held }: { readonly target: Target; readonly held: Import },
    kind: string,
    label: string,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Reply> => {
    const { ctx } = target
    const messages = importMessages(ctx.locale)
    const id = randomUUID()
    const home = importUrl(target, held.id)
    if (!(await claimImport(database, held, id))) {
      return { kind: 'redirect', location: home, flash: { tone: 'info', message: messages.tooLate } }
    }
    await askJob(database, {
      id,
      user: ctx.actor.id,
      collectivite: ctx.collectivites?.[0] ?? null,
      kind,
      label,
      home,
      payload: { ...askedBy(target), import: held.id, ...more },
    })
    return { kind: 'redirect', location: home }
  }
  const withState = async (request: PageRequest, ...states: readonly Import['state'][]) => {
    const found = await heldImport(database, request)
    const location = importUrl(found.target, found.held.id)
    const message = importMessages(found.target.ctx.locale).tooLate
    const late: Reply = { kind: 'redirect', location, flash: { tone: 'info', message } }
    return { ...found, late: states.includes(found.held.state) ? null : late }
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
    {
      ...common,
      path: '/:entity/-/imports/:import',
      async handle(request) {
        const { target, held } = await heldImport(database, request)
        const job = held.job === null ? null : await findJob(database, held.job, target.ctx.actor.id)
        if (job && (job.state === 'attente' || job.state === 'en cours'))
          return runningPage({ request, target, held, job })
        // Its end is told here.
        if (job) await markSeen(database, job.user, [job.id])
        if (held.state === 'importe' || held.state === 'annule') return endPage({ request, target, held, job })
        if (held.state === 'reglage') {
          const problems = job?.message && job.state !== 'fait' ? [{ control: 'colonnes', message: job.message }] : []
          return settingsPage({ request, target, held, problems })
        }
        const after = Number(request.query.get(afterName) ?? 0)
        const from = Number.isSafeInteger(after) && after > 0 ? after : 0
        const [groups, lines] = await Promise.all([
          faultGroups(database, held.id),
          refusedAfter(database, held.id, from, linesShown + 1),
        ])
        const shown = lines.slice(0, linesShown)
        return foundPage({
          request,
          target,
          held,
          groups,
          lines: shown,
          more: lines.length > linesShown,
          later: from > 0,
        })
      },
    },
    {
      ...common,
      path: '/:entity/-/imports/:import/reglages',
      async handle(request) {
        const { target, held, late } = await withState(request, 'reglage', 'verifie')
        return late ?? settingsPage({ request, target, held, problems: [] })
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/reglages',
      async handle(request) {
        const { target, held, late } = await withState(request, 'reglage', 'verifie')
        if (late) return late
        const { ctx, entity } = target
        const wished = readWished(held, request.body)
        if (readsOtherwise(held, wished) || request.body.get('action') === 'relire') {
          const file = await findFile(database, held.file)
          if (!file) throw new OpenMairieError('OM_NOT_FOUND')
          const again = await withSource(files, file, (source) => propose(ctx, entity, source, wished))
          await database.transaction(async (transaction) => {
            await keepSettings(transaction, held.id, again)
            await forgetRefused(transaction, held.id)
            await forgetCorrections(transaction, held.id)
          })
          return { kind: 'redirect', location: importUrl(target, held.id) }
        }
        const settings = readSettings(target, held, request.body)
        const chosen = { ...held, settings }
        const problems = settingsProblems(target, settings)
        if (problems.length > 0) return settingsPage({ request, target, held: chosen, problems })
        demandImport(ctx, entity, settings)
        await keepSettings(database, held.id, { settings, preview: held.preview })
        const now = { target, held: { ...chosen, state: 'reglage' as const } }
        return start(now, checkJob, importMessages(ctx.locale).checkLabel(held.name))
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/corrections',
      async handle(request) {
        const { target, held, late } = await withState(request, 'verifie')
        if (late) return late
        await database.transaction((transaction) => mend(transaction, held.id, request.body))
        return start({ target, held }, checkJob, importMessages(target.ctx.locale).checkLabel(held.name))
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/confirmer',
      async handle(request) {
        const { target, held, late } = await withState(request, 'verifie')
        if (late) return late
        demandImport(target.ctx, target.entity, held.settings)
        const leaveAside = request.body.get('laisser') === '1'
        return start({ target, held }, importJob, importMessages(target.ctx.locale).importLabel(held.name), {
          leaveAside,
        })
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/annuler',
      async handle(request) {
        const { target, held, late } = await withState(request, 'importe')
        return late ?? start({ target, held }, undoImportJob, importMessages(target.ctx.locale).undoLabel(held.name))
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/arreter',
      async handle(request) {
        const { target, held } = await heldImport(database, request)
        if (held.job !== null) await cancelJob(database, held.job, target.ctx.actor.id)
        return { kind: 'redirect', location: importUrl(target, held.id) }
      },
    },
    {
      ...common,
      method: 'POST',
      path: '/:entity/-/imports/:import/abandon',
      async handle(request) {
        const { target, held, late } = await withState(request, 'reglage', 'verifie')
        if (late) return late
        await database.transaction(async (transaction) => {
          if (await dropImport(transaction, held.id)) await dropFile(transaction, held.file)
        })
        const message = importMessages(target.ctx.locale).dropped
        return { kind: 'redirect', location: startUrl(target), flash: { tone: 'success', message } }
      },
    },
    {
      ...common,
      path: '/:entity/-/imports/:import/rejets',
      async handle(request) {
        const { target, held } = await heldImport(database, request)
        const { format } = held.preview
        return {
          kind: 'stream',
          type: mediaTypes[format],
          filename: `rejets-${target.entity.name}.${format}`,
          content: rejectsOf(database, held, target.ctx.locale),
        }
      },
    },
  ]
}

/** What is kept of how a file with the same columns was imported: but for what tells how the file itself is written. */
function chosenBefore(former: Settings, { columns }: Settings): Partial<Settings> {
  const { mode, identity, emptying, adding, totals } = former
  const fits = former.columns.length === columns.length
  return { ...(fits ? { columns: former.columns, mode, identity } : {}), emptying, adding, totals }
}

async function* noRows(): AsyncIterable<readonly string[]> {}
