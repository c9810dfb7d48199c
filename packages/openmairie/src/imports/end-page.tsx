// SPDX-License-Identifier: EUPL-1.2
import type { Job } from '../jobs/contract.js'
import { liveUrl } from '../ui/job-urls.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import type { Import } from './contract.js'
import { importMessages } from './messages.js'
import { importPage, importUrl, startUrl } from './place.js'

interface Props {
  readonly request: PageRequest
  readonly target: Target
  readonly held: Import
  readonly job: Job | null
}

/** Seconds between two looks of a browser without script. */
const refresh = 2

/** How far the work on an import is. */
export function runningPage({ request, target, held, job }: Props & { readonly job: Job }): PageContent {
  const messages = importMessages(target.ctx.locale)
  const body = (
    <section class="card job" data-job={job.id} data-live={liveUrl}>
      <p class="state" role="status">
        {job.state === 'attente' ? messages.waiting : messages.running}
      </p>
      <p class="standing">
        <label for="avancement">{messages.progress}</label> <progress id="avancement" />{' '}
        <span class="said">{messages.linesDone(job.done)}</span>
      </p>
      <form method="post" action={importUrl(target, held.id, 'arreter')} class="buttons">
        <input type="hidden" name="-csrf" value={request.csrf} />
        <button type="submit">{messages.cancel}</button>
      </form>
    </section>
  )
  return importPage(target, held, body, { refresh })
}

/** An import that is over: what it did, and the way back. */
export function endPage({ request, target, held, job }: Props): PageContent {
  const { app, ctx, entity } = target
  const messages = importMessages(ctx.locale)
  const isDone = held.state === 'importe'
  const said = job?.message ?? (isDone ? messages.done : messages.isUndone)
  const body = (
    <section class="card">
      <p role="status">{said}</p>
      <div class="buttons">
        <a class="button primary" href={entityUrl(app, entity.name)}>
          {messages.toList}
        </a>
        {isDone && (held.outcome?.refused ?? 0) > 0 && (
          <a class="button" href={importUrl(target, held.id, 'rejets')} download>
            {messages.rejectsLeft}
          </a>
        )}
        <a class="button" href={startUrl(target)}>
          {messages.again}
        </a>
      </div>
      {isDone && (
        <form method="post" action={importUrl(target, held.id, 'annuler')} class="buttons">
          <input type="hidden" name="-csrf" value={request.csrf} />
          <button type="submit" aria-describedby="annuler-aide">
            {messages.undo}
          </button>
          <span class="help" id="annuler-aide">
            {messages.undoHelp}
          </span>
        </form>
      )}
    </section>
  )
  return importPage(target, held, body)
}
