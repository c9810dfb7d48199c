// SPDX-License-Identifier: EUPL-1.2
import { sizeText } from '../files/size.js'
import type { KeptFile } from '../files/usages.js'
import type { Job } from '../jobs/contract.js'
import type { ListedJob } from '../jobs/listed.js'
import { undoSeconds } from '../records/index.js'
import { jobsUrl, jobUrl, liveUrl } from '../ui/job-urls.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { isLocal } from '../ui/urls.js'
import { progressMessages } from './messages.js'
import { Bar, runs, toldOf } from './standing.js'

/** Seconds between two looks of a browser without script. */
const refresh = 5

/** The file that a job gave, and whether its user may still take it away. */
export interface Given {
  readonly file: KeptFile
  readonly may: boolean
}

/** What its user is offered of a job of his that has ended. */
interface Offered {
  /** Null: it gave no file. */
  readonly result: Given | null
  /** Whether he may still take the list of what it could not do; null: it is not offered. */
  readonly mayList: boolean | null
}

/** How far a job is, and what came of it. */
export function progressPage(request: PageRequest, job: ListedJob, { result, mayList }: Offered): PageContent {
  const messages = progressMessages(request.locale)
  const running = runs(job)
  const path = jobUrl(job.id)
  const { refused } = job
  const own = job.user === request.actor?.id
  const back = own ? jobsUrl : `${jobsUrl}?de=tous`
  return {
    kind: 'page',
    title: job.label,
    breadcrumb: [
      { label: messages.title, href: back },
      { label: job.label, href: null },
    ],
    ...(running ? { refresh } : {}),
    body: (
      <section
        class="card job"
        data-job={running ? job.id : undefined}
        data-live={running ? `${liveUrl}${own ? '' : '?de=tous'}` : undefined}
      >
        <p class="state" role="status">
          {toldOf(request.locale, job)}
        </p>
        <p class="standing">
          <span aria-hidden="true">{messages.progress}</span>{' '}
          <Bar job={job} locale={request.locale} label={messages.progress} />
        </p>
        {!own && <p>{messages.askedBy(job.who ?? messages.instance, job.where)}</p>}
        {result?.may && (
          <p>
            <a href={`${path}/resultat`} download>
              {messages.result(result.file.name, sizeText(result.file.size, request.locale))}
            </a>
          </p>
        )}
        {result?.may === false && <p>{messages.withdrawn}</p>}
        {refused > 0 && (
          <p>
            {messages.refused(refused)}{' '}
            {mayList && (
              <a href={`${path}/refus`} download>
                {messages.csv}
              </a>
            )}
            {mayList === false && messages.listWithdrawn}
          </p>
        )}
        <div class="buttons">
          {running && !job.cancelled && (
            <form method="post" action={`${path}/annuler`}>
              <input type="hidden" name="-csrf" value={request.csrf} />
              <button type="submit">{messages.cancel}</button>
            </form>
          )}
          {own && (
            <a class="button" href={job.home}>
              {messages.back}
            </a>
          )}
          <Undo request={request} job={job} />
        </div>
      </section>
    ),
  }
}

/** For some seconds after its end, what a job did can be undone. */
function Undo({ request, job }: { readonly request: PageRequest; readonly job: Job }) {
  const undo = undoIn(job)
  const left = undoSeconds - Math.floor((request.clock.now() - (job.ended ?? 0)) / 1000)
  if (!undo || left <= 0 || job.user !== request.actor?.id) return null
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
