// SPDX-License-Identifier: EUPL-1.2
import type { ListedJob } from '../jobs/listed.js'
import { jobUrl } from '../ui/job-urls.js'
import type { PageRequest } from '../ui/page.js'
import { queryText } from '../ui/urls.js'
import { progressMessages } from './messages.js'
import { Bar, runs } from './standing.js'

interface RowProps {
  readonly request: PageRequest
  readonly job: ListedJob
  /** Among those of everybody: who asked, and where. */
  readonly all: boolean
  readonly when: string
}

/** A job in a list; an open page asks for its row again once it has ended. */
export function JobRow({ request, job, all, when }: RowProps) {
  const messages = progressMessages(request.locale)
  const running = runs(job)
  const path = jobUrl(job.id)
  const { user, who } = job
  return (
    <tr data-key={job.id} data-job={running ? job.id : undefined}>
      <th scope="row" data-field="label">
        <a href={path}>{job.label}</a>
      </th>
      <td data-label={messages.state}>
        <div>
          <span class={`job-state ${stateClass[job.state]}`}>{messages.short[job.state]}</span>
          {running && (
            <span class="standing">
              <Bar job={job} locale={request.locale} label={`${messages.progress} – ${job.label}`} />
            </span>
          )}
          {running && job.cancelled && <span class="outcome">{messages.stopping}</span>}
          {!running && job.message && <span class="outcome">{job.message}</span>}
        </div>
      </td>
      <td data-label={messages.asked}>{when}</td>
      {all && <td data-label={messages.by}>{who ?? (/^\d+$/.test(user) ? messages.gone : messages.instance)}</td>}
      {all && <td data-label={messages.collectivite}>{job.where ?? messages.noCollectivite}</td>}
      <td>
        {job.result && (
          <a href={`${path}/resultat`} download aria-label={messages.downloadOne(job.label)}>
            {messages.download}
          </a>
        )}
        {running && !job.cancelled && (
          <form method="post" action={`${path}/annuler${queryText({ retour: all ? 'tous' : 'miens' })}`}>
            <input type="hidden" name="-csrf" value={request.csrf} />
            <button type="submit" class="link" aria-label={messages.stopOne(job.label)}>
              {messages.stop}
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}

const stateClass = { attente: 'waits', 'en cours': 'runs', fait: 'done', annule: 'stopped', echec: 'failed' } as const
