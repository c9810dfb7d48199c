// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import { spokenMoment } from '../ui/moments.js'
import type { PageRequest } from '../ui/page.js'
import { withQuery } from '../ui/urls.js'
import { draftMessages } from './messages.js'
import { type Draft, type DraftsOf, draftsOf, type FilledDraft, readDraft } from './store.js'

/** Parameter of a form's address: the draft to resume. */
export const draftParameter = 'brouillon'

/** Where the drafts of a form are kept, and erased. */
export interface DraftUrls {
  readonly keep: string
  readonly drop: string
}

/** What a form tells the script that keeps what is typed in it; `resumed`: it holds already what was typed before. */
export function draftAttributes({ keep, drop }: DraftUrls, locale: Locale, resumed: boolean) {
  return {
    'data-draft': keep,
    'data-drop-draft': drop,
    'data-unkept': draftMessages(locale).draftUnkept,
    'data-resumed': resumed ? '1' : undefined,
  }
}

/** The draft that the address of a form asks for, and what is said of it; or the drafts of the form, offered. */
export async function openedDraft(
  request: PageRequest,
  of: DraftsOf,
  drop: string,
): Promise<{ readonly draft: FilledDraft | null; readonly notice: ReturnType<typeof Resumed> | null }> {
  const wanted = request.query.get(draftParameter)
  const draft = wanted === null ? null : await readDraft(of, wanted)
  if (draft) return { draft, notice: <Resumed request={request} of={of} draft={draft} drop={drop} /> }
  return { draft: null, notice: await offeredDrafts(request, of, drop, request.url) }
}

/** The drafts of a form that is shown at an address, each with the way to resume it; null where there are none. */
export async function offeredDrafts(
  request: PageRequest,
  of: DraftsOf,
  drop: string,
  address: string,
): Promise<ReturnType<typeof Offers> | null> {
  const drafts = await draftsOf(of)
  return drafts.length === 0 ? null : <Offers request={request} of={of} drafts={drafts} drop={drop} address={address} />
}

interface Props {
  readonly request: PageRequest
  readonly of: DraftsOf
  readonly drop: string
}

function Resumed({ draft, ...props }: Props & { draft: Draft }) {
  const { ctx } = props.of
  return (
    <div class="notice">
      <p class="flash" role="status">
        {draftMessages(ctx.locale).draftResumed(spokenMoment(draft.instant, ctx))}
      </p>
      <Drop draft={draft} {...props} />
    </div>
  )
}

function Offers({ drafts, address, ...props }: Props & { drafts: readonly Draft[]; address: string }) {
  const { ctx } = props.of
  const messages = draftMessages(ctx.locale)
  const [path = '', query = ''] = address.split('?')
  return (
    <section class="flash drafts" aria-label={messages.draftsAside}>
      <p>{messages.draftOffered}</p>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.form}>
            <a href={`${path}?${withQuery(new URLSearchParams(query), { [draftParameter]: draft.form })}`}>
              {messages.resumeDraft(spokenMoment(draft.instant, ctx))}
            </a>
            <Drop draft={draft} {...props} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Drop({ request, of, draft, drop }: Props & { draft: Draft }) {
  return (
    <form method="post" action={drop}>
      <input type="hidden" name="-csrf" value={request.csrf} />
      <input type="hidden" name="-once" value={draft.form} />
      <button type="submit">{draftMessages(of.ctx.locale).dropDraft}</button>
    </form>
  )
}
