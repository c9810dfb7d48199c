// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { keyText } from '../model/key-text.js'
import type { Ctx, ListRow, Page } from '../records/index.js'
import { FieldValue } from './cell.js'
import { isFigure, referenceLabel } from './format.js'
import { listMessages } from './list-messages.js'
import { listParameters } from './list-state.js'
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
export function RecordTable(props: TableProps) {
  const { ctx, entity, page } = props
  const columns = entity.listing.columns.filter(
    (name) => entity.fields[name]?.hidden === false && !props.without.includes(name),
  )
  if (page.rows.length === 0) return <p class="empty">{props.empty}</p>
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={props.caption}>
        <table class="records" data-entity={entity.name}>
          <caption class="hidden">{props.caption}</caption>
          <thead>
            <tr>
              {columns.map((name) => (
                <Heading key={name} name={name} {...props} />
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <Line
                key={row.key.join(',')}
                ctx={ctx}
                entity={entity}
                row={row}
                columns={columns}
                href={props.recordHref(row)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Pager {...props} />
    </>
  )
}

function Heading({ name, entity, ctx, state, href }: TableProps & { name: string }) {
  const messages = listMessages(ctx.locale)
  const field = entity.fields[name]
  const current = state.get(listParameters.sort) ?? ''
  const own = current === '' ? entity.listing.sort[0] : undefined
  const direction =
    current === name || (own?.field === name && own.direction === 'asc')
      ? 'ascending'
      : current === `-${name}` || own?.field === name
        ? 'descending'
        : undefined
  // Ascending, descending, then the listing's own order.
  const next = current === name ? `-${name}` : current === `-${name}` ? null : name
  const target = withQuery(state, {
    [listParameters.sort]: next,
    [listParameters.after]: null,
    [listParameters.before]: null,
    [listParameters.from]: null,
  })
  return (
    <th scope="col" aria-sort={direction} class={field && isFigure(entity, field) ? 'number' : ''}>
      <a href={href(target)} title={messages.sortBy}>
        {field?.label ?? name}
        <span class="arrow" aria-hidden="true">
          {direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}
        </span>
      </a>
    </th>
  )
}

function Line({
  ctx,
  entity,
  row,
  columns,
  href,
}: {
  ctx: Ctx
  entity: AnyEntity
  row: ListRow
  columns: readonly string[]
  href: string | null
}) {
  const messages = listMessages(ctx.locale)
  return (
    <tr data-key={row.key.length > 0 ? keyText(row.key) : ''} class={row.expired ? 'expired' : ''}>
      {columns.map((name, index) => {
        const field = entity.fields[name]
        const opens = index === 0 && href !== null
        const value = <FieldValue ctx={ctx} entity={entity} row={row} name={name} plain={opens} />
        const cell = (
          <>
            {opens ? <a href={href}>{isBlank(row, entity, name) ? messages.open : value}</a> : value}
            {index === 0 && row.expired && <span class="tag">{messages.expired}</span>}
          </>
        )
        const shape = {
          'data-field': name,
          'data-label': field?.label ?? name,
          class: field && isFigure(entity, field) ? 'number' : '',
        }
        return index === 0 ? (
          <th key={name} scope="row" {...shape}>
            {cell}
          </th>
        ) : (
          <td key={name} {...shape}>
            {cell}
          </td>
        )
      })}
    </tr>
  )
}

/** A link that shows nothing could not be followed. */
function isBlank(row: ListRow, entity: AnyEntity, name: string): boolean {
  return String(row.values[name] ?? '').trim() === '' && referenceLabel(entity, row.labels, name) === null
}

function Pager({ page, state, href, ctx }: TableProps) {
  const messages = listMessages(ctx.locale)
  const place = (after: string | null, before: string | null): string =>
    href(
      withQuery(state, { [listParameters.after]: after, [listParameters.before]: before, [listParameters.from]: null }),
    )
  if (page.next === null && page.previous === null) return null
  return (
    <nav class="pager" aria-label={messages.pages}>
      {page.previous === null ? <span /> : <a href={place(null, null)}>{messages.first}</a>}
      {page.previous === null ? (
        <span />
      ) : (
        <a href={place(null, page.previous)} rel="prev">
          {messages.previous}
        </a>
      )}
      {page.next === null ? (
        <span />
      ) : (
        <a href={place(page.next, null)} rel="next">
          {messages.next}
        </a>
      )}
      {page.next === null ? <span /> : <a href={place(null, 'fin')}>{messages.last}</a>}
    </nav>
  )
}

/** The address of a page under a state, the place left to the caller. */
export function stateHref(path: string): (state: URLSearchParams) => string {
  return (state) => `${path}${queryText(state)}`
}
