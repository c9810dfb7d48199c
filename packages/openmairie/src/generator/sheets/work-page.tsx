// SPDX-License-Identifier: EUPL-1.2
import { basename } from 'node:path'
import { shellWord } from '../../application/scaffolding.js'
import type { Job } from '../../jobs/contract.js'
import { liveUrl } from '../../ui/job-urls.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import { applicationUrl } from '../../ui/urls.js'
import { makingJob } from './jobs.js'
import { sheetsMessages } from './messages.js'
import { draftUrl, sheetsPage, sheetsUrl } from './place.js'

/** Seconds between two looks of a browser without script. */
const refresh = 2
/** Milliseconds after which an application that is not served is told as such. */
const patience = 30_000

/** How far the work on a draft is. */
export function runningPage(request: PageRequest, id: string, name: string, job: Job): PageContent {
  const messages = sheetsMessages(request.locale)
  const doing = job.kind === makingJob ? messages.making : messages.reading
  const body = (
    <section class="card job" data-job={job.id} data-live={liveUrl}>
      <p class="state" role="status">
        {job.state === 'attente' ? messages.waiting : doing}
      </p>
      <p class="standing">
        <progress aria-label={doing} />
      </p>
      <form method="post" action={draftUrl(id, 'arreter')} class="buttons">
        <input type="hidden" name="-csrf" value={request.csrf} />
        <button type="submit">{messages.stop}</button>
      </form>
    </section>
  )
  return sheetsPage(request, name, body, { refresh })
}

interface Made {
  readonly job: Job
  readonly folder: string
  /** Folders of the applications served now. */
  readonly served: readonly string[]
}

/** An application that is made: the way to it, and what to do for it to be served again. */
export function madePage(request: PageRequest, label: string, { job, folder, served }: Made): PageContent {
  const messages = sheetsMessages(request.locale)
  const app = request.apps.find(({ definition }) => definition.name === basename(folder))
  const isLate = !app && request.clock.now() - (job.ended ?? 0) > patience
  // Where they lie on the server is nobody's to know who is not on it.
  const folders = [...served.filter((each) => each !== folder), folder].map((each) => shellWord(basename(each)))
  const body = (
    <section class="card">
      <p
        role="status"
        class={`flash ${isLate ? 'warning' : 'success'}`}
        data-refresh={app || isLate ? undefined : refresh}
      >
        {job.message} {app ? '' : isLate ? messages.notServed : messages.starting}
      </p>
      <p>{messages.command}</p>
      <pre class="sheet-command" tabIndex={0}>
        openmairie serve {folders.join(' ')}
      </pre>
      <div class="buttons">
        {app && (
          <a class="button primary" href={applicationUrl(app)}>
            {messages.open}
          </a>
        )}
        <a class="button" href={sheetsUrl}>
          {messages.again}
        </a>
      </div>
    </section>
  )
  return sheetsPage(request, label, body, app || isLate ? {} : { refresh })
}
