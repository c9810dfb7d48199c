// SPDX-License-Identifier: EUPL-1.2

import type { RecordView } from '../../records/index.js'
import { readForm } from '../../ui/input.js'
import { spokenMoment } from '../../ui/moments.js'
import type { PageRequest } from '../../ui/page.js'
import type { Place } from '../../ui/place.js'
import { withQuery } from '../../ui/urls.js'
import { formMessages } from '../messages.js'
import { type FormState, freshState } from '../record-form.js'
import { keptOf } from './kept.js'
import { type Draft, type DraftsOf, draftsOf, readDraft } from './store.js'
import { draftUrl } from './urls.js'

/** Parameter of a form's address: the draft to resume. */
const asked = 'brouillon'

/**
 * The state of a form that is opened: that of the draft which its address asks for, with the digests that the draft was
 * typed over, so that what others wrote since is still seen; else what the record holds, and the drafts to offer.
 */
export async function openedState(
  request: PageRequest,
  of: DraftsOf,
  place: Place,
  record: RecordView | null,
): Promise<{ readonly state: FormState; readonly notice: ReturnType<typeof Resumed> | null }> {
  const { ctx, entity } = of
  const wanted = request.query.get(asked)
  const draft = wanted === null ? null : await readDraft(of, wanted)
  if (!draft) {
    const drafts = await draftsOf(of)
    const notice = drafts.length > 0 ? <Offers request={request} of={of} place={place} drafts={drafts} /> : null
    return { state: freshState(record), notice }
  }
  const fixed = place.parent?.fixed ?? {}
  const fields = keptOf(entity, draft.fields, record === null, Object.keys(fixed))
  const state: FormState = {
    record,
    posted: await readForm(ctx, entity, fields, fixed),
    problems: [],
    digests: fields.get('-digests') ?? '{}',
    once: draft.form,
    held: fields.get('-held'),
    resumed: true,
  }
  return { state, notice: <Resumed request={request} of={of} place={place} draft={draft} /> }
}

interface Props {
  readonly request: PageRequest
  readonly of: DraftsOf
  readonly place: Place
}

function Resumed({ request, of, place, draft }: Props & { draft: Draft }) {
  const messages = formMessages(of.ctx.locale)
  return (
    <div class="notice">
      <p class="flash" role="status">
        {messages.draftResumed(spokenMoment(draft.instant, of.ctx))}
      </p>
      <Drop request={request} of={of} place={place} draft={draft} />
    </div>
  )
}

function Offers({ request, of, place, drafts }: Props & { drafts: readonly Draft[] }) {
  const messages = formMessages(of.ctx.locale)
  const path = request.url.split('?')[0] ?? ''
  return (
    <section class="flash drafts" aria-label={messages.draftsAside}>
      <p>{messages.draftOffered}</p>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.form}>
            <a href={`${path}?${withQuery(request.query, { [asked]: draft.form })}`}>
              {messages.resumeDraft(spokenMoment(draft.instant, of.ctx))}
            </a>
            <Drop request={request} of={of} place={place} draft={draft} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Drop({ request, of, place, draft }: Props & { draft: Draft }) {
  const messages = formMessages(of.ctx.locale)
  return (
    <form method="post" action={draftUrl(of, place, 'effacer-brouillon')}>
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-once" value={draft.form} />
      <button type="submit">{messages.dropDraft}</button>
    </form>
  )
}
