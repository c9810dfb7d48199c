// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Posted } from '../ui/input.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { crumbsOf, homeUrl, type Place, rootOf } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { entityUrl } from '../ui/urls.js'
import { formMessages } from './messages.js'
import { spokenValue } from './spoken.js'

/** The record was deleted while it was being modified: what was typed is shown, and may be added again. */
export async function gonePage(
  request: PageRequest,
  target: Target,
  place: Place,
  posted: Posted | null,
): Promise<PageContent> {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const typed = Object.entries(posted?.typed ?? {}).flatMap(([name, text]) => {
    const field = entity.fields[name]
    return field && text !== '' ? [{ field, text }] : []
  })
  const shown = await Promise.all(
    typed.map(async (each) => ({ ...each, spoken: await spokenValue(ctx, entity, each.field, each.text) })),
  )
  const creates = typed.length > 0 && ctx.grants.can(app.definition.name, entity, 'create')
  return {
    kind: 'page',
    status: 410,
    title: messages.goneTitle,
    current: rootOf(entity, place).name,
    breadcrumb: crumbsOf(target, place, [{ label: messages.goneTitle, href: null }]),
    body: (
      <>
        <p class="flash warning" role="alert">
          {typed.length > 0 ? messages.gone : messages.goneBefore}
        </p>
        {shown.length > 0 && (
          <dl class="facts">
            {shown.map(({ field, spoken }) => (
              <div key={field.name}>
                <dt>{field.label}</dt>
                <dd>{spoken}</dd>
              </div>
            ))}
          </dl>
        )}
        <form method="post" action={entityUrl(app, entity.name, 'nouveau', place.carried)} class="buttons">
          <input type="hidden" name="-csrf" value={request.csrf} />
          <input type="hidden" name="-once" value={randomUUID()} />
          {typed.map(({ field, text }) => (
            <input type="hidden" name={`v.${field.name}`} value={text} key={field.name} />
          ))}
          {creates && <button type="submit">{messages.createAgain}</button>}
          <a class="button" href={homeUrl(target, place)}>
            {place.parent ? messages.backTo(place.parent.record.label) : messages.backToList}
          </a>
        </form>
      </>
    ),
  }
}
