// SPDX-License-Identifier: EUPL-1.2
import { openedDraft } from '../../drafts/opened.js'
import type { DraftsOf } from '../../drafts/store.js'
import type { RecordView } from '../../records/index.js'
import { readForm } from '../../ui/input.js'
import type { PageRequest } from '../../ui/page.js'
import type { Place } from '../../ui/place.js'
import { type FormState, freshState } from '../record-form.js'
import { keptOf } from './kept.js'
import { draftUrls } from './urls.js'

/**
 * The state of a form that is opened: that of the draft which its address asks for, with the digests that the draft was
 * typed over, so that what others wrote since is still seen; else what the record holds, and the drafts to offer.
 */
export async function openedState(
  request: PageRequest,
  of: DraftsOf,
  place: Place,
  record: RecordView | null,
): Promise<{ readonly state: FormState; readonly notice: Awaited<ReturnType<typeof openedDraft>>['notice'] }> {
  const { ctx, entity } = of
  const { draft, notice } = await openedDraft(request, of, draftUrls(of, place).drop)
  if (!draft) return { state: freshState(record), notice }
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
  return { state, notice }
}
