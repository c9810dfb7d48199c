// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Job } from '../jobs/contract.js'
import { cancelJob, countRefusals, findJob, type JobStanding, refusalsOf } from '../jobs/store.js'
import { writeCsv } from '../spreadsheets/write/csv.js'
import type { PageRequest, Route } from '../ui/page.js'
import { progressMessages } from './messages.js'
import { progressPage, runs, toldOf } from './page.js'

/** A job is seen by the user who asked for it, and by nobody else. */
export function progressRoutes(instance: Database): readonly Route[] {
  const jobOf = async (request: PageRequest): Promise<Job> => {
    const job = request.actor && (await findJob(instance, request.params['job'] ?? '', request.actor.id))
    if (!job) throw new OpenMairieError('OM_NOT_FOUND')
    return job
  }
  const show: Route = {
    method: 'GET',
    path: '/-/traitements/:job',
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const job = await jobOf(request)
      return progressPage(request, job, await countRefusals(instance, job.id))
    },
  }
  const standing: Route = {
    ...show,
    path: '/-/traitements/:job/etat',
    async handle(request) {
      const job = await jobOf(request)
      const { done, total } = job
      const messages = progressMessages(request.locale)
      const said = messages.done(done, total)
      const value: JobStanding = { runs: runs(job), told: toldOf(messages, job), done, total, said }
      return { kind: 'json', value }
    },
  }
  const cancel: Route = {
    ...show,
    method: 'POST',
    path: '/-/traitements/:job/annuler',
    async handle(request) {
      const job = await jobOf(request)
      const location = `/-/traitements/${job.id}`
      if (await cancelJob(instance, job.id, job.user)) return { kind: 'redirect', location }
      const message = progressMessages(request.locale).tooLate
      return { kind: 'redirect', location, flash: { tone: 'info', message } }
    },
  }
  const refusals: Route = {
    ...show,
    path: '/-/traitements/:job/refus',
    async handle(request) {
      const job = await jobOf(request)
      const messages = progressMessages(request.locale)
      return {
        kind: 'stream',
        type: 'text/csv; charset=utf-8',
        filename: 'refus.csv',
        content: writeCsv([messages.key, messages.record, messages.reason], rowsOf(instance, job)),
      }
    },
  }
  return [show, standing, cancel, refusals]
}

async function* rowsOf(instance: Database, job: Job): AsyncIterable<readonly string[]> {
  for await (const { record, label, reason } of refusalsOf(instance, job.id)) yield [record, label, reason]
}
