// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import { cancelJob } from '../jobs/cancel.js'
import type { Job, JobKind } from '../jobs/contract.js'
import { findListedJob, type ListedJob } from '../jobs/listed.js'
import { findJob, refusalsOf } from '../jobs/store.js'
import { markSeen } from '../jobs/told.js'
import { writeJournal } from '../journal/write.js'
import { writeCsv } from '../spreadsheets/write/csv.js'
import { resultOf } from '../ui/job-result.js'
import { jobsUrl, jobUrl } from '../ui/job-urls.js'
import type { PageRequest, Route } from '../ui/page.js'
import { userOf } from '../ui/user.js'
import { progressMessages } from './messages.js'
import { type Given, progressPage } from './page.js'
import { othersOf, ownOf } from './reach.js'
import { runs, standingOf } from './standing.js'
import { mayTake } from './takeable.js'

/** A job is seen by the user who asked for it, and by whoever may see those of others; what it could not do, by the former alone. */
export function progressRoutes(instance: Database, kinds: readonly JobKind[]): readonly Route[] {
  /** What a job of the user's own gave, and whether he may still take it. */
  const givenBy = async (job: Job): Promise<Given | null> => {
    const file = await resultOf(instance, job)
    return file && { file, may: await mayTake(kinds, job) }
  }
  const jobOf = async (request: PageRequest): Promise<ListedJob> => {
    const id = request.params['job'] ?? ''
    const others = othersOf(request)
    const job =
      (await findListedJob(instance, id, ownOf(request))) ?? (others && (await findListedJob(instance, id, others)))
    if (!job) throw new OpenMairieError('OM_NOT_FOUND')
    return job
  }
  const show: Route = {
    method: 'GET',
    path: `${jobsUrl}/:job`,
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const job = await jobOf(request)
      if (!runs(job)) await markSeen(instance, userOf(request), [job.id])
      const own = job.user === userOf(request) && !runs(job)
      const result = own ? await givenBy(job) : null
      const mayList = own && job.refused > 0 ? await mayTake(kinds, job) : null
      return progressPage(request, job, { result, mayList })
    },
  }
  const standing: Route = {
    ...show,
    path: `${jobsUrl}/:job/etat`,
    async handle(request) {
      return { kind: 'json', value: standingOf(request.locale, await jobOf(request)) }
    },
  }
  const cancel: Route = {
    ...show,
    method: 'POST',
    path: `${jobsUrl}/:job/annuler`,
    async handle(request) {
      const job = await jobOf(request)
      const messages = progressMessages(request.locale)
      const back = request.query.get('retour')
      const location = back === 'miens' ? jobsUrl : back === 'tous' ? `${jobsUrl}?de=tous` : jobUrl(job.id)
      if (await stopJob(instance, kinds, request, job))
        return back === null
          ? { kind: 'redirect', location }
          : { kind: 'redirect', location, flash: { tone: 'info', message: messages.stopAsked } }
      return { kind: 'redirect', location, flash: { tone: 'info', message: messages.tooLate } }
    },
  }
  const refusals: Route = {
    ...show,
    path: `${jobsUrl}/:job/refus`,
    async handle(request) {
      const job = await findJob(instance, request.params['job'] ?? '', userOf(request))
      if (!job) throw new OpenMairieError('OM_NOT_FOUND')
      if (!(await mayTake(kinds, job))) throw new OpenMairieError('OM_FORBIDDEN')
      const messages = progressMessages(request.locale)
      return {
        kind: 'stream',
        type: 'text/csv; charset=utf-8',
        filename: 'refus.csv',
        content: writeCsv([messages.key, messages.record, messages.reason], rowsOf(instance, job)),
      }
    },
  }
  const result: Route = {
    ...show,
    path: `${jobsUrl}/:job/resultat`,
    async handle(request) {
      const job = await findJob(instance, request.params['job'] ?? '', userOf(request))
      const given = job && (await givenBy(job))
      if (!given) throw new OpenMairieError('OM_NOT_FOUND')
      if (!given.may) throw new OpenMairieError('OM_FORBIDDEN')
      return { kind: 'file', file: given.file }
    },
  }
  return [show, standing, cancel, refusals, result]
}

/** Asks a job to stop; that of somebody else is journalled. False where it has ended. */
function stopJob(instance: Database, kinds: readonly JobKind[], { actor }: PageRequest, job: Job): Promise<boolean> {
  if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
  if (job.user === actor.id) return cancelJob(instance, kinds, job.id, actor.id)
  return instance.transaction(async (transaction) => {
    const stopped = await cancelJob(transaction, kinds, job.id, null)
    if (stopped)
      await writeJournal(transaction, {
        actor: actor.login,
        onBehalfOf: actor.onBehalfOf ?? null,
        application: 'openmairie',
        entity: 'om_job',
        record: job.id,
        operation: 'update',
        before: { annulation: 'false' },
        after: { annulation: 'true' },
      })
    return stopped
  })
}

async function* rowsOf(instance: Database, job: Job): AsyncIterable<readonly string[]> {
  for await (const { record, label, reason } of refusalsOf(instance, job.id)) yield [record, label, reason]
}
