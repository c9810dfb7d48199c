// SPDX-License-Identifier: EUPL-1.2
import type { QueryPlace, Question } from '../kept-queries/contract.js'
import type { Locale } from '../model/application.js'
import type { PageContent } from '../ui/page.js'
import { queriesMessages } from './messages.js'
import { newQueryUrl, newSqlUrl, queriesUrl, queryUrl } from './urls.js'

interface Framed {
  readonly locale: Locale
  readonly question: Question
  readonly place: QueryPlace
  /** Whether it is one's own to change. */
  readonly own: boolean
  /** Whether one may build queries of its kind. */
  readonly writes: boolean
}

/** What stands around a query that is run, of whichever kind: its name, where it hangs from, and what may be done with it. */
export function runFrame({
  locale,
  question,
  place,
  own,
  writes,
}: Framed): Pick<PageContent, 'wide' | 'title' | 'breadcrumb' | 'actions'> {
  const messages = queriesMessages(locale)
  const { label } = question.definition
  const copyUrl = question.kind === 'sql' ? newSqlUrl : newQueryUrl
  return {
    wide: true,
    title: label,
    breadcrumb: [
      { label: messages.title, href: queriesUrl },
      { label, href: null },
    ],
    actions: writes && (
      <>
        <a class="button" href={copyUrl({ application: place.application, copy: place.name })}>
          {messages.copy}
        </a>
        {own && (
          <a class="button" href={queryUrl(place, 'withdraw')}>
            {messages.withdraw}
          </a>
        )}
        {own && (
          <a class="button" href={queryUrl(place, 'modify')}>
            {messages.change}
          </a>
        )}
      </>
    ),
  }
}
