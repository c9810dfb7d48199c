// SPDX-License-Identifier: EUPL-1.2
import type { PageContent } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import type { Posted } from './input.js'
import { formMessages } from './messages.js'
import { crumbsOf, homeUrl, type Place } from './place.js'

/** The record was deleted while it was being modified: what was typed is shown, so that nothing is lost. */
export function gonePage(target: Target, place: Place, posted: Posted | null): PageContent {
  const { ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const typed = Object.entries(posted?.typed ?? {}).filter(([name, text]) => text !== '' && entity.fields[name])
  return {
    kind: 'page',
    status: 410,
    title: messages.goneTitle,
    current: entity.name,
    breadcrumb: crumbsOf(target, place, [{ label: messages.goneTitle, href: null }]),
    body: (
      <>
        <p class="flash warning" role="alert">
          {messages.gone}
        </p>
        <dl>
          {typed.map(([name, text]) => (
            <div key={name}>
              <dt>{entity.fields[name]?.label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p>
          <a class="button" href={homeUrl(target, place)}>
            {messages.backToList}
          </a>
        </p>
      </>
    ),
  }
}
