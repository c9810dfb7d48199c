// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import { atEnd, type Page } from '../records/index.js'
import { listMessages } from './list-messages.js'
import { listParameters } from './list-state.js'
import { withQuery } from './urls.js'

interface Props {
  readonly page: Page
  readonly state: URLSearchParams
  readonly href: (state: URLSearchParams) => string
  readonly locale: Locale
}

/** The ways to the other pages of a listing; a blank keeps the place of one that leads nowhere. */
export function Pager({ page, state, href, locale }: Props) {
  const messages = listMessages(locale)
  if (page.next === null && page.previous === null) return null
  const to = (after: string | null, before: string | null, label: string, rel: { rel?: 'prev' | 'next' } = {}) => (
    <a
      href={href(
        withQuery(state, {
          [listParameters.after]: after,
          [listParameters.before]: before,
          [listParameters.from]: null,
        }),
      )}
      {...rel}
    >
      {label}
    </a>
  )
  const { previous, next } = page
  return (
    <nav class="pager" aria-label={messages.pages}>
      {previous === null ? <span /> : to(null, null, messages.first)}
      {previous === null ? <span /> : to(null, previous, messages.previous, { rel: 'prev' })}
      {next === null ? <span /> : to(next, null, messages.next, { rel: 'next' })}
      {next === null ? <span /> : to(null, atEnd, messages.last)}
    </nav>
  )
}
