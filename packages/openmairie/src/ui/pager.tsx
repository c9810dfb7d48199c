// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { atEnd, type Ctx, type Page } from '../records/index.js'
import { type Column, textIn } from './columns.js'
import { listMessages } from './list-messages.js'
import { listParameters, sortedField } from './list-state.js'
import { withQuery } from './urls.js'

export interface PagerProps {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly page: Page
  /** The listing's own parameters, without prefix. */
  readonly state: URLSearchParams
  /** Address of the listing under a state. */
  readonly href: (state: URLSearchParams) => string
}

interface Props extends PagerProps {
  readonly columns: readonly Column[]
}

/** The pages of a listing, each button always in its place; between them the first and last values of the page. */
export function Pager({ page, state, href, ctx, entity, columns }: Props) {
  const messages = listMessages(ctx.locale)
  if (page.next === null && page.previous === null) return null
  const place = (after: string | null, before: string | null): string =>
    href(
      withQuery(state, { [listParameters.after]: after, [listParameters.before]: before, [listParameters.from]: null }),
    )
  const back = page.previous !== null
  const on = page.next !== null
  const sorted = sortedField(entity, state)?.name
  const shown = columns.find((column) => column.field.name === sorted)
  const ends = [page.rows[0], page.rows.at(-1)].map((row) => (row && shown ? textIn(shown, row, ctx) : ''))
  return (
    <nav class="pager" aria-label={messages.pages}>
      <Step href={back ? place(null, null) : null} label={messages.first} />
      <Step href={back ? place(null, page.previous) : null} label={messages.previous} rel="prev" />
      <span class="range">{messages.range(ends[0] ?? '', ends[1] ?? '')}</span>
      <Step href={on ? place(page.next, null) : null} label={messages.next} rel="next" />
      <Step href={on ? place(null, atEnd) : null} label={messages.last} />
    </nav>
  )
}

function Step({ href, label, rel }: { href: string | null; label: string; rel?: 'prev' | 'next' }) {
  if (href === null) return <span class="button off">{label}</span>
  return (
    <a
      class="button"
      href={href}
      {...(rel ? { rel, 'data-shortcut': rel === 'prev' ? 'ArrowLeft' : 'ArrowRight' } : {})}
    >
      {label}
    </a>
  )
}
