// SPDX-License-Identifier: EUPL-1.2
import type { ListedJob } from '../jobs/listed.js'
import { jobsUrl, liveUrl } from '../ui/job-urls.js'
import { spokenInstant } from '../ui/moments.js'
import { Onward } from '../ui/onward.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { queryText } from '../ui/urls.js'
import { JobRow } from './list-row.js'
import { progressMessages } from './messages.js'

export type View = 'miens' | 'tous'

export interface Shown {
  readonly view: View
  /** Whether the user may see the jobs of others. */
  readonly mayAll: boolean
  readonly jobs: readonly ListedJob[]
  /** Collectivités that one may choose among, and the one chosen. */
  readonly collectivites: readonly { readonly id: string; readonly label: string }[]
  readonly chosen: string | null
  /** The last job of this page, where there is another; null at the end. */
  readonly next: string | null
  readonly isFirst: boolean
  readonly timeZone: string
}

/** One's jobs, or those of everybody, the newest first. */
export function jobsPage(request: PageRequest, shown: Shown): PageContent {
  const { view, mayAll, jobs, next, isFirst, chosen } = shown
  const messages = progressMessages(request.locale)
  const hrefOf = (of: View, after: string | null = null): string =>
    `${jobsUrl}${queryText({ de: of === 'tous' ? of : null, collectivite: of === 'tous' ? chosen : null, apres: after })}`
  return {
    kind: 'page',
    title: messages.title,
    breadcrumb: [],
    body: (
      <div class="remembered tabs">
        {mayAll && (
          <nav aria-label={messages.views}>
            <ul>
              {(['miens', 'tous'] as const).map((each) => (
                <li key={each}>
                  <a href={hrefOf(each)} aria-current={each === view ? 'page' : undefined}>
                    {each === 'miens' ? messages.mine : messages.every}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <p class="help">{messages.lead}</p>
        {view === 'tous' && <Choice shown={shown} messages={messages} />}
        {jobs.length === 0 && <p class="empty">{view === 'miens' ? messages.emptyMine : messages.emptyEvery}</p>}
        {jobs.length > 0 && <Table request={request} shown={shown} />}
        <Onward
          first={isFirst ? null : { label: messages.first, href: hrefOf(view) }}
          next={next === null ? null : { label: messages.more, href: hrefOf(view, next) }}
        />
      </div>
    ),
  }
}

type Messages = ReturnType<typeof progressMessages>

function Choice({
  shown: { collectivites, chosen },
  messages,
}: {
  readonly shown: Shown
  readonly messages: Messages
}) {
  if (collectivites.length === 0) return null
  return (
    <form method="get" action={jobsUrl} class="buttons jobs-choice">
      <input type="hidden" name="de" value="tous" />
      <label for="collectivite">{messages.collectivite}</label>
      <select id="collectivite" name="collectivite">
        <option value="">{messages.everyCollectivite}</option>
        {collectivites.map(({ id, label }) => (
          <option key={id} value={id} selected={id === chosen}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit">{messages.show}</button>
    </form>
  )
}

function Table({ request, shown }: { readonly request: PageRequest; readonly shown: Shown }) {
  const { view, jobs, timeZone } = shown
  const messages = progressMessages(request.locale)
  const all = view === 'tous'
  return (
    <table class="records jobs" data-entity="traitements" data-live={all ? `${liveUrl}?de=tous` : liveUrl}>
      <caption class="hidden">{messages.title}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.work}</th>
          <th scope="col">{messages.state}</th>
          <th scope="col">{messages.asked}</th>
          {all && <th scope="col">{messages.by}</th>}
          {all && <th scope="col">{messages.collectivite}</th>}
          <th scope="col">{messages.action}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow
            key={job.id}
            request={request}
            job={job}
            all={all}
            when={spokenInstant(job.asked, { locale: request.locale, timeZone })}
          />
        ))}
      </tbody>
    </table>
  )
}
