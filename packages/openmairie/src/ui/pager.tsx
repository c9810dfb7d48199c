// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { atEnd, type Ctx, type Page } from '../records/index.js'
import { type Column, textIn } from './columns.js'
import { keptAround } from './html.js'
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
  const ways = {
    first: back ? place(null, null) : null,
    previous: back ? place(null, page.previous) : null,
    next: on ? place(page.next, null) : null,
    last: on ? place(null, atEnd) : null,
  }
  const values = { ...ways, range: messages.range(ends[0] ?? '', ends[1] ?? '') }
  return keptAround(JSON.stringify(['pager', ctx.locale, back, on]), values, (placed) => (
    <nav class="pager" aria-label={messages.pages}>
      <Step href={back ? placed.first : null} label={messages.first} />
      <Step href={back ? placed.previous : null} label={messages.previous} rel="prev" />
      <span class="range">{placed.range}</span>
      <Step href={on ? placed.next : null} label={messages.next} rel="next" />
      <Step href={on ? placed.last : null} label={messages.last} />
    </nav>
  ))
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
