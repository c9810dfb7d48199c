// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { newOne, theOne } from '../model/lexicon/index.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { crumbsOf, homeUrl, type Place, rootOf } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { formMessages } from './messages.js'
import { type FormState, recordForm } from './record-form.js'

/** The form of a new record, or of one that is changed; `notice` stands above it. */
export async function formPage(
  request: PageRequest,
  target: Target,
  place: Place,
  state: FormState,
  notice: ComponentChildren = null,
): Promise<PageContent> {
  const { app, ctx, entity } = target
  const title = state.record ? state.record.label : newOne(entity.noun, ctx.locale)
  const back = state.record
    ? recordUrl(app, entity.name, state.record.key, null, place.carried)
    : homeUrl(target, place)
  const action = formMessages(ctx.locale).modify
  const last = state.record
    ? [
        { label: title, href: back },
        { label: action, href: null },
      ]
    : [{ label: title, href: null }]
  return {
    kind: 'page',
    status: state.problems.length > 0 || state.alike ? 422 : 200,
    title: state.record ? `${action} ${theOne(entity.noun, ctx.locale)}` : title,
    current: rootOf(entity, place).name,
    breadcrumb: crumbsOf(target, place, last),
    body: (
      <>
        {notice}
        {await recordForm(request, ctx, entity, place, state, back)}
      </>
    ),
  }
}
