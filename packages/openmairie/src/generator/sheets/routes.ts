// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { OpenMairieError } from '../../errors/errors.js'
import { cancelJob } from '../../jobs/cancel.js'
import type { Job } from '../../jobs/contract.js'
import { askJobWithin, findJob } from '../../jobs/store.js'
import { markSeen } from '../../jobs/told.js'
import { sheetMessages } from '../../proposal/messages.js'
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import { userOf } from '../../ui/user.js'
import type { Draft } from './contract.js'
import { applicationControls } from './controls.js'
import { isFree } from './install.js'
import { makingJob, readingJob } from './jobs.js'
import { sheetsMessages } from './messages.js'
import type { SheetsPages } from './pages-needed.js'
import { demandGenerator, draftUrl, sheetsUrl } from './place.js'
import { proposalPage } from './proposal-page.js'
import { readForm } from './read-form.js'
import { dataOf, isSmall, proposed, tablesOf } from './reading.js'
import { startPage } from './start-page.js'
import { addDraft, dropDraft, findDraft, keepDraft } from './store.js'
import { madePage, runningPage } from './work-page.js'

const common = { method: 'GET', scope: 'instance', access: 'signed-in' } as const

/** An application made of spreadsheets: sent, proposed, corrected, made. */
export function sheetsRoutes(needed: SheetsPages): readonly Route[] {
  const { database, files } = needed
  const heldBy = async (request: PageRequest) => {
    demandGenerator(needed.allowed, request)
    const key = { id: request.params['tableur'] ?? '', user: userOf(request) }
    const draft = await findDraft(needed, key)
    if (!draft) throw new OpenMairieError('OM_NOT_FOUND')
    const job = draft.job === null ? null : await findJob(database, draft.job, key.user)
    return {
      key,
      draft,
      job,
      runs: job !== null && job.ended === null,
      isMade: job?.kind === makingJob && job.state === 'fait',
    }
  }
  return [
    { ...common, path: sheetsUrl, handle: async (request) => first(needed, request, null) },
    {
      ...common,
      method: 'POST',
      path: sheetsUrl,
      async uploads(request) {
        demandGenerator(needed.allowed, request)
        return { count: 5, accept: ['csv', 'txt', 'tsv', 'xlsx', 'ods'] }
      },
      async handle(request) {
        demandGenerator(needed.allowed, request)
        const refused = request.files.find(({ file }) => file === null)
        const sources = request.files.flatMap(({ file }) => file ?? [])
        if (refused?.file === null) return first(needed, request, refused.problem)
        if (sources.length === 0) return first(needed, request, sheetsMessages(request.locale).noFile)
        const draft: Draft = { sources, name: '', sketch: null, notes: [], problems: [], job: null }
        const key = { id: randomUUID(), user: userOf(request) }
        if (!isSmall(draft)) {
          const asked = work(
            request,
            key.id,
            readingJob,
            sheetsMessages(request.locale).readLabel(sources[0]?.name ?? ''),
          )
          await addDraft(needed, key, { ...draft, job: asked.id }, sources, (transaction) =>
            askJobWithin(transaction, asked),
          )
          return { kind: 'redirect', location: draftUrl(key.id) }
        }
        try {
          const found = proposed(await tablesOf(files, sources), draft, request.locale)
          if (!found) return first(needed, request, sheetMessages(request.locale).nothing)
          await addDraft(needed, key, { ...draft, ...found }, sources)
          return { kind: 'redirect', location: draftUrl(key.id) }
        } catch (error) {
          if (!(error instanceof OpenMairieError) || !error.code.startsWith('OM_SHEET')) throw error
          return first(needed, request, error.publicMessage(request.locale))
        }
      },
    },
    {
      ...common,
      path: `${sheetsUrl}/:tableur`,
      async handle(request) {
        const { key, draft, job, runs, isMade } = await heldBy(request)
        const label = draft.sketch?.label ?? draft.sources[0]?.name ?? ''
        if (job && runs) return runningPage(request, key.id, label, job)
        // Its end is told here.
        if (job) await markSeen(database, key.user, [job.id])
        if (job && isMade) {
          const folder = String(job.checkpoint?.['folder'] ?? '')
          return madePage(request, label, { job, folder, served: needed.served })
        }
        const failed = job !== null && job.state !== 'fait' ? (job.message ?? '') : null
        const { sketch, problems } = draft
        if (!sketch) return first(needed, request, failed ?? sheetMessages(request.locale).nothing)
        const said = failed === null ? null : ({ tone: 'warning', message: failed } as const)
        const page = { request, id: key.id, draft, sketch, typed: null, problems, said }
        return { ...proposalPage(page), status: 200 }
      },
    },
    {
      ...common,
      method: 'POST',
      path: `${sheetsUrl}/:tableur`,
      async handle(request) {
        const { key, draft, runs, isMade } = await heldBy(request)
        if (runs || isMade || !draft.sketch) return { kind: 'redirect', location: draftUrl(key.id) }
        return correct(needed, request, key, { ...draft, sketch: draft.sketch })
      },
    },
    {
      ...common,
      method: 'POST',
      path: `${sheetsUrl}/:tableur/arreter`,
      async handle(request) {
        const { key, job } = await heldBy(request)
        if (job) await cancelJob(database, needed.jobKinds, job.id, key.user)
        return { kind: 'redirect', location: draftUrl(key.id) }
      },
    },
    {
      ...common,
      method: 'POST',
      path: `${sheetsUrl}/:tableur/abandon`,
      async handle(request) {
        const { key, runs } = await heldBy(request)
        if (runs) return { kind: 'redirect', location: draftUrl(key.id) }
        await dropDraft(database, key)
        const message = sheetsMessages(request.locale).dropped
        return { kind: 'redirect', location: sheetsUrl, flash: { tone: 'success', message } }
      },
    },
  ]
}

function first({ files, allowed }: SheetsPages, request: PageRequest, problem: string | null): Reply {
  demandGenerator(allowed, request)
  const most = new Intl.NumberFormat(request.locale === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 0,
  }).format(files.most / 1_000_000)
  return startPage(request, most, problem)
}

type Corrected = Draft & { readonly sketch: NonNullable<Draft['sketch']> }

/** Keeps what was corrected where nothing is wrong with it, and makes the application where that is asked for. */
async function correct(
  needed: SheetsPages,
  request: PageRequest,
  key: { readonly id: string; readonly user: string },
  draft: Corrected,
): Promise<Reply> {
  const { database, files } = needed
  const messages = sheetsMessages(request.locale)
  const read = readForm(draft.sketch, request.body, messages)
  const { name, sketch } = read
  const problems = [...read.problems]
  const isTaken = needed.names.includes(name) || !(await isFree(database, needed, name))
  if (problems.length === 0 && isTaken)
    problems.push({ control: applicationControls.name, message: messages.takenApplication(name) })
  if (problems.length === 0 && isSmall(draft))
    problems.push(...dataOf(sketch, await tablesOf(files, draft.sources), request.locale).problems)
  const page = { request, id: key.id, draft }
  if (problems.length > 0)
    return proposalPage({ ...page, sketch: draft.sketch, typed: request.body, problems, said: null })
  const corrected: Draft = { ...draft, name, sketch, problems: [], job: null }
  if (request.body.get('action') !== 'creer') {
    await keepDraft(needed, key, corrected)
    const said = { tone: 'success', message: messages.checked } as const
    return proposalPage({ ...page, draft: corrected, sketch, typed: null, problems: [], said })
  }
  const asked = work(request, key.id, makingJob, messages.makeLabel(sketch.label))
  await keepDraft(needed, key, { ...corrected, job: asked.id }, (transaction) => askJobWithin(transaction, asked))
  return { kind: 'redirect', location: draftUrl(key.id) }
}

function work(
  request: PageRequest,
  draft: string,
  kind: string,
  label: string,
): Pick<Job, 'id' | 'user' | 'collectivite' | 'kind' | 'label' | 'home' | 'payload'> {
  const payload = { draft, locale: request.locale, delegation: request.actor?.delegation ?? null }
  return { id: randomUUID(), user: userOf(request), collectivite: null, kind, label, home: draftUrl(draft), payload }
}
