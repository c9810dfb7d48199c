// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { KnownRecord } from '../ui/known-records.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { memoryMessages } from './messages.js'
import { lastSearchUrl, recentsUrl } from './urls.js'

interface Shown {
  readonly pinned: readonly KnownRecord[]
  readonly seen: readonly KnownRecord[]
  /** The listing that was left last, by its name. */
  readonly last: string | null
}

/** The page that the key `r` opens; its rows are gone through with the arrows, as those of a listing. */
export function recentsPage(request: PageRequest, { pinned, seen, last }: Shown): PageContent {
  const messages = memoryMessages(request.locale)
  return {
    kind: 'page',
    title: messages.recentsTitle,
    breadcrumb: [],
    actions: last && (
      <a class="button" href={lastSearchUrl}>
        {messages.lastSearchIn(last)}
      </a>
    ),
    body: (
      <>
        <Records request={request} title={messages.pinned} records={pinned} empty={messages.nonePinned}>
          {(record) => (
            <form method="post" action={`${record.href}/-/epingler`}>
              <input type="hidden" name="-csrf" value={request.csrf} />
              <input type="hidden" name="retour" value={recentsUrl} />
              <button type="submit" class="link" name="epingle" value="0" aria-label={messages.unpinOne(record.label)}>
                {messages.unpin}
              </button>
            </form>
          )}
        </Records>
        <Records request={request} title={messages.seen} records={seen} empty={messages.noneSeen} />
        {(seen.length > 0 || last) && (
          <form method="post" action={recentsUrl} class="buttons">
            <input type="hidden" name="-csrf" value={request.csrf} />
            <button type="submit">{messages.forget}</button>
            <span class="help">{messages.forgetHelp}</span>
          </form>
        )}
      </>
    ),
  }
}

function Records({
  request,
  title,
  records,
  empty,
  children,
}: {
  request: PageRequest
  title: string
  records: readonly KnownRecord[]
  empty: string
  children?: (record: KnownRecord) => ComponentChildren
}) {
  const messages = memoryMessages(request.locale)
  const several = request.apps.length > 1
  return (
    <section class="remembered">
      <h2>{title}</h2>
      {records.length === 0 ? (
        <p class="help">{empty}</p>
      ) : (
        <table class="records" data-entity="recents">
          <caption class="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.record}</th>
              <th scope="col">{messages.kind}</th>
              {several && <th scope="col">{messages.application}</th>}
              {children && <th scope="col">{messages.action}</th>}
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr data-key={record.id} key={record.id}>
                <th scope="row" data-field="label">
                  <a href={record.href}>{record.label}</a>
                </th>
                <td data-label={messages.kind}>{record.kind}</td>
                {several && <td data-label={messages.application}>{record.application}</td>}
                {children && <td>{children(record)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
