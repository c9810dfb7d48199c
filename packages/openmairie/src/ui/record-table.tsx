// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { AnyEntity } from '../model/entity.js'
import { keyText } from '../model/key-text.js'
import type { Ctx, ListRow } from '../records/index.js'
import { FieldValue } from './cell.js'
import { isFigure } from './format.js'
import { listMessages } from './list-messages.js'
import { listParameters } from './list-state.js'
import { Pager, type PagerProps } from './pager.js'
import { queryText, withQuery } from './urls.js'

export interface TableProps extends PagerProps {
  readonly caption: string
  /** Address of a row's record; null where it has no page. */
  readonly recordHref: (row: ListRow) => string | null
  /** Columns left out: those that the parent fixes. */
  readonly without: readonly string[]
  /** Shown where there is no row: what it is for, the first action. */
  readonly empty: ComponentChildren
  /** Shown beside the pages. */
  readonly foot?: ComponentChildren
}

/** A listing: a real table, sorted by its headings, each row opening its record, with its pages below. */
export function RecordTable(props: TableProps) {
  const { ctx, entity, page } = props
  const columns = entity.listing.columns.filter(
    (name) => entity.fields[name]?.hidden === false && !props.without.includes(name),
  )
  if (page.rows.length === 0) return <div class="empty">{props.empty}</div>
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
      <div class="foot">
        <Pager {...props} columns={columns} />
        {props.foot}
      </div>
    </>
  )
}

/** A heading of more letters takes two lines, and enough room for them. */
const longHeading = 18

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
  // Ascending, descending, then the listing's own order, which may be the first of them already.
  const ascending = own?.field === name && own.direction === 'asc' ? `-${name}` : name
  const next = current === name ? `-${name}` : current === `-${name}` ? null : ascending
  const target = withQuery(state, {
    [listParameters.sort]: next,
    [listParameters.after]: null,
    [listParameters.before]: null,
    [listParameters.from]: null,
  })
  return (
    <th
      scope="col"
      aria-sort={direction}
      class={`${field && isFigure(entity, field) ? 'number' : ''}${(field?.label.length ?? 0) > longHeading ? ' long' : ''}`}
    >
      <a href={href(target)} title={messages.sortBy}>
        {field?.label ?? name}
        {direction && (
          <span class="arrow" aria-hidden="true">
            {direction === 'ascending' ? '↑' : '↓'}
          </span>
        )}
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

function isBlank(row: ListRow, entity: AnyEntity, name: string): boolean {
  const reference = entity.references.find((each) => each.fields[0] === name)
  const value = row.values[name]
  return (value === null || value === undefined || value === '') && !(reference && row.labels[reference.name])
}

/** The address of a page under a state, the place left to the caller. */
export function stateHref(path: string): (state: URLSearchParams) => string {
  return (state) => `${path}${queryText(state)}`
}
