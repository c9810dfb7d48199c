// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { type Column, columnsOf } from './columns.js'
import { identityOf, kept } from './html.js'
import { listMessages } from './list-messages.js'
import { listParameters, sortText, withoutPlace } from './list-state.js'
import { Pager, type PagerProps } from './pager.js'
import { type RowPlaces, recordRows } from './record-rows.js'
import { editableCells, hasMenu } from './row-verbs.js'
import { bulkVerbs } from './selection.js'
import { type Selection, SelectionBar } from './selection-bar.js'
import { entityUrl, queryText, rowId, withQuery } from './urls.js'

export interface TableProps extends PagerProps {
  readonly caption: string
  /** Address of a row's record, or of one of its verbs; null where it has no page. */
  readonly recordHref: RowPlaces['recordHref']
  /** Columns left out: those that the parent fixes. */
  readonly without: readonly string[]
  /** Shown where there is no row: what it is for, the first action. */
  readonly empty: ComponentChildren
  /** How rows are chosen, where the user may do something with several. */
  readonly selection: Selection
  /** Shown beside the pages. */
  readonly foot?: ComponentChildren
}

/** A listing: a real table, sorted by its headings, each row opening its record, with its pages below. */
export function RecordTable(props: TableProps) {
  const { ctx, entity, page, caption } = props
  const columns = columnsOf(entity, props.without)
  if (page.rows.length === 0) return <div class="empty">{props.empty}</div>
  const menu = hasMenu(ctx, entity)
  const editable = editableCells(ctx, entity)
  const verbs = bulkVerbs(ctx, entity)
  const places = {
    recordHref: props.recordHref,
    idPrefix: menu || editable.length > 0 ? rowId(entity.name, []) : null,
    menu,
    picks: verbs.length > 0 ? props.selection : null,
  }
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table
          class="records"
          data-entity={entity.name}
          data-editable={editable.length > 0 ? JSON.stringify(editable) : undefined}
        >
          <caption class="hidden">{caption}</caption>
          {headings(columns, props, { menu, picks: verbs.length > 0 })}
          <tbody>{recordRows(columns, page.rows, places, ctx)}</tbody>
        </table>
      </div>
      <div class="foot">
        <Pager {...props} columns={columns} />
        {props.foot}
      </div>
      {verbs.length > 0 && (
        <SelectionBar
          selection={props.selection}
          entity={entity}
          rows={page.rows.length}
          verbs={verbs}
          action={entityUrl(ctx.app, entity.name, 'selection')}
        />
      )}
    </>
  )
}

/** The headings follow from the columns and from the address: they are the same from one visit to the next. */
function headings(columns: readonly Column[], props: TableProps, { menu, picks }: { menu: boolean; picks: boolean }) {
  const { ctx, entity, state, href } = props
  const names = columns.map(({ field }) => field.name)
  const asked = [href(withoutPlace(state)), entity.listing.sort[0], names, menu, picks]
  const key = JSON.stringify(['headings', identityOf(entity.fields), ctx.locale, ...asked])
  return kept(key, () => (
    <thead>
      <tr>
        {picks && <td class="pick" />}
        {columns.map((column) => heading(column, props))}
        {menu && (
          <th scope="col" class="row-end">
            <span class="hidden">{listMessages(ctx.locale).actions}</span>
          </th>
        )}
      </tr>
    </thead>
  ))
}

/** A heading of more letters takes two lines, and enough room for them. */
const longHeading = 18

/** A click sorts ascending, then descending, then by the listing's own order, which may be the first of them already. */
function heading({ field, isFigure }: Column, { ctx, entity, state, href }: TableProps) {
  const { name, label } = field
  const current = state.get(listParameters.sort) ?? ''
  const ascending = sortText({ field: name, direction: 'asc' })
  const descending = sortText({ field: name, direction: 'desc' })
  const own = current === '' ? entity.listing.sort[0] : undefined
  const isOwn = own?.field === name
  const direction =
    current === ascending || (isOwn && own.direction === 'asc')
      ? 'ascending'
      : current === descending || isOwn
        ? 'descending'
        : undefined
  const first = isOwn && own.direction === 'asc' ? descending : ascending
  const target = withQuery(state, {
    [listParameters.sort]: current === ascending ? descending : current === descending ? null : first,
    [listParameters.after]: null,
    [listParameters.before]: null,
    [listParameters.from]: null,
  })
  return (
    <th
      scope="col"
      key={name}
      aria-sort={direction}
      class={[isFigure && 'number', label.length > longHeading && 'long'].filter(Boolean).join(' ') || undefined}
    >
      <a href={href(target)} title={listMessages(ctx.locale).sortBy}>
        {label}
        {direction && (
          <span class="arrow" aria-hidden="true">
            {direction === 'ascending' ? '↑' : '↓'}
          </span>
        )}
      </a>
    </th>
  )
}

/** The address of a page under a state, the place left to the caller. */
export function stateHref(path: string): (state: URLSearchParams) => string {
  return (state) => `${path}${queryText(state)}`
}
