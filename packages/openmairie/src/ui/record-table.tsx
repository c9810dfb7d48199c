// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Ctx, ListRow, Page } from '../records/index.js'
import { type Column, columnsOf } from './columns.js'
import { listMessages } from './list-messages.js'
import { listParameters, sortText } from './list-state.js'
import { Pager } from './pager.js'
import { recordRow } from './record-row.js'
import { queryText, withQuery } from './urls.js'

export interface TableProps {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  readonly page: Page
  readonly caption: string
  /** The listing's own parameters, without prefix. */
  readonly state: URLSearchParams
  /** Address of the listing under a state. */
  readonly href: (state: URLSearchParams) => string
  /** Address of a row's record; null where it has no page. */
  readonly recordHref: (row: ListRow) => string | null
  /** Columns left out: those that the parent fixes. */
  readonly without: readonly string[]
  readonly empty: string
}

/** A listing: a real table, sorted by its headings, each row opening its record, with its pages below. */
export function RecordTable({ ctx, entity, page, caption, state, href, recordHref, without, empty }: TableProps) {
  const columns = columnsOf(entity, without)
  if (page.rows.length === 0) return <p class="empty">{empty}</p>
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table class="records" data-entity={entity.name}>
          <caption class="hidden">{caption}</caption>
          <thead>
            <tr>{columns.map((column) => heading(column, entity, state, href, listMessages(ctx.locale).sortBy))}</tr>
          </thead>
          <tbody>{page.rows.map((row) => recordRow(columns, row, recordHref(row), ctx))}</tbody>
        </table>
      </div>
      <Pager page={page} state={state} href={href} locale={ctx.locale} />
    </>
  )
}

/** A click sorts ascending, then descending, then by the listing's own order. */
function heading(
  { field, isFigure }: Column,
  entity: AnyEntity,
  state: URLSearchParams,
  href: TableProps['href'],
  title: string,
) {
  const { name } = field
  const current = state.get(listParameters.sort) ?? ''
  const ascending = sortText({ field: name, direction: 'asc' })
  const descending = sortText({ field: name, direction: 'desc' })
  const own = current === '' ? entity.listing.sort[0] : undefined
  const direction =
    current === ascending || (own?.field === name && own.direction === 'asc')
      ? 'ascending'
      : current === descending || own?.field === name
        ? 'descending'
        : undefined
  const target = withQuery(state, {
    [listParameters.sort]: current === ascending ? descending : current === descending ? null : ascending,
    [listParameters.after]: null,
    [listParameters.before]: null,
    [listParameters.from]: null,
  })
  return (
    <th scope="col" aria-sort={direction} key={name} {...(isFigure ? { class: 'number' } : {})}>
      <a href={href(target)} title={title}>
        {field.label}
        <span class="arrow" aria-hidden="true">
          {direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}
        </span>
      </a>
    </th>
  )
}

/** The address of a page under a state, the place left to the caller. */
export function stateHref(path: string): (state: URLSearchParams) => string {
  return (state) => `${path}${queryText(state)}`
}
