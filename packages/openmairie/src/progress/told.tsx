// SPDX-License-Identifier: EUPL-1.2
import type { ToldJob } from '../jobs/told.js'
import type { Locale } from '../model/application.js'
import { jobsUrl, jobUrl, seenUrl } from '../ui/job-urls.js'
import { progressMessages } from './messages.js'

interface ToldProps {
  readonly told: readonly ToldJob[]
  readonly locale: Locale
  readonly csrf: string
  /** Page to come back to. */
  readonly url: string
}

/** What an owner is told of his jobs that ended, on whatever page, until he has looked at them or closed it. */
export function Told({ told, locale, csrf, url }: ToldProps) {
  const [job, ...others] = told
  if (!job) return null
  const messages = progressMessages(locale)
  const several = others.length > 0
  const stopped = told.filter(({ state }) => state !== 'fait').length
  const worded = job.state === 'annule' || job.state === 'echec' ? job.state : 'fait'
  return (
    <>
      <p>{several ? messages.toldSeveral(told.length, stopped) : messages.told[worded](job.label)}</p>
      <a href={several ? jobsUrl : jobUrl(job.id)}>{several ? messages.seeAll : messages.see}</a>
      <form method="post" action={seenUrl}>
        <input type="hidden" name="-csrf" value={csrf} />
        <input type="hidden" name="retour" value={url} />
        {told.map(({ id }) => (
          <input key={id} type="hidden" name="traitement" value={id} />
        ))}
        <button type="submit" class="link" aria-label={messages.closeTold}>
          {messages.close}
        </button>
      </form>
    </>
  )
}
