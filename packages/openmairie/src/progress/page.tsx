// SPDX-License-Identifier: EUPL-1.2
import type { Job } from '../jobs/contract.js'
import { undoSeconds } from '../records/index.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { isLocal } from '../ui/urls.js'
import { progressMessages } from './messages.js'

/** Seconds between two looks of a browser without script. */
const refresh = 5

/** Whether a job has not ended. */
export function runs({ state }: Pick<Job, 'state'>): boolean {
  return state === 'attente' || state === 'en cours'
}

/** What is said of a job as it stands. */
export function toldOf(messages: ReturnType<typeof progressMessages>, job: Job): string {
  if (runs(job) && job.cancelled) return messages.stopping
  return job.message ?? messages.states[job.state]
}

/** How far a job is, and what came of it. */
export function progressPage(request: PageRequest, job: Job, refused: number): PageContent {
  const messages = progressMessages(request.locale)
  const running = runs(job)
  const path = `/-/traitements/${job.id}`
  return {
    kind: 'page',
    title: job.label,
    breadcrumb: [],
    ...(running ? { refresh } : {}),
    body: (
      <section class="card job" data-job={running ? `${path}/etat` : undefined}>
        <p class="state" role="status">
          {toldOf(messages, job)}
        </p>
        <p class="standing">
          <label for="avancement">{messages.progress}</label>{' '}
          <progress id="avancement" max={job.total ?? undefined} value={barOf(job)} />{' '}
          <span class="said">{messages.done(job.done, job.total)}</span>
        </p>
        {refused > 0 && (
          <p>
            {messages.refused(refused)}{' '}
            {!running && (
              <a href={`${path}/refus`} download>
                {messages.csv}
              </a>
            )}
          </p>
        )}
        <div class="buttons">
          {running && !job.cancelled && (
            <form method="post" action={`${path}/annuler`}>
              <input type="hidden" name="-csrf" value={request.csrf} />
              <button type="submit">{messages.cancel}</button>
            </form>
          )}
          <a class="button" href={job.home}>
            {messages.back}
          </a>
          <Undo request={request} job={job} />
        </div>
      </section>
    ),
  }
}

/** A bar without value moves by itself: how much there is to do is not known. */
function barOf({ done, total, state }: Job): number | undefined {
  if (total === null) return undefined
  return state === 'fait' ? total : Math.min(done, total)
}

/** For some seconds after its end, what a job did can be undone. */
function Undo({ request, job }: { readonly request: PageRequest; readonly job: Job }) {
  const undo = undoIn(job)
  const left = undoSeconds - Math.floor((Date.now() - (job.ended ?? 0)) / 1000)
  if (!undo || left <= 0) return null
  return (
    <form method="post" action={undo.action} data-seconds={left}>
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-ligne" value={undo.reference} />
      <button type="submit">{progressMessages(request.locale).undo}</button>
    </form>
  )
}

/** What a job says of how it is undone: where the form goes, and what it carries. */
function undoIn({ payload, checkpoint, ended }: Job): { action: string; reference: string } | null {
  const undo = payload['undo']
  if (ended === null || checkpoint?.['undoable'] !== true || typeof undo !== 'object' || undo === null) return null
  const { action, reference } = undo as Readonly<Record<string, unknown>> // an object of unknown properties
  return typeof action === 'string' && isLocal(action) && typeof reference === 'string' ? { action, reference } : null
}
