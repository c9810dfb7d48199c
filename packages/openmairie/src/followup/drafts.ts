// SPDX-License-Identifier: EUPL-1.2
import { type DraftUrls, draftAttributes, draftParameter, openedDraft } from '../drafts/opened.js'
import type { DraftsOf } from '../drafts/store.js'
import type { PageRequest } from '../ui/page.js'
import { withQuery } from '../ui/urls.js'
import type { Anchor } from './rows.js'
import { type Carried, noteUrl, taskUrl } from './urls.js'

/** A form that adds a note or a task to a record, or changes one. */
export interface BesideForm {
  readonly kind: 'notes' | 'taches'
  /** Blank for a new one. */
  readonly id: string
}

/** What the drafts of such a form belong to: a record's own are apart. */
export function draftsBeside({ ctx, entity, key }: Anchor, { kind, id }: BesideForm): DraftsOf {
  return { ctx, entity, key, part: id === '' ? kind : `${kind}/${id}` }
}

/** Where the drafts of such a form are kept, and erased. */
export function draftUrlsBeside(anchor: Anchor, carried: Carried, { kind, id }: BesideForm): DraftUrls {
  const urlOf = kind === 'notes' ? noteUrl : taskUrl
  return { keep: urlOf(anchor, carried, id, 'brouillon'), drop: urlOf(anchor, carried, id, 'effacer-brouillon') }
}

/** A query without the draft that it asks for: what is saved, or left, has no use for it. */
export function withoutDraft({ query }: Pick<PageRequest, 'query'>): URLSearchParams {
  return withQuery(query, { [draftParameter]: null })
}

/** What the address of such a form asks to resume, and what stands above it: see `openedDraft`. */
export function openedBeside(request: PageRequest, anchor: Anchor, form: BesideForm): ReturnType<typeof openedDraft> {
  const { drop } = draftUrlsBeside(anchor, withoutDraft(request), form)
  return openedDraft(request, draftsBeside(anchor, form), drop)
}

/** What such a form tells the script that keeps what is typed in it. */
export function keptAttributes(
  anchor: Anchor,
  carried: Carried,
  form: BesideForm,
  resumed: boolean,
): ReturnType<typeof draftAttributes> {
  return draftAttributes(draftUrlsBeside(anchor, carried, form), anchor.ctx.locale, resumed)
}
