// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Count, Ctx } from '../records/index.js'
import { ExpiredToggle } from '../ui/expired.js'
import { listMessages } from '../ui/list-messages.js'
import { listParameters, withoutPlace } from '../ui/list-state.js'
import { queryText, withQuery } from '../ui/urls.js'
import { Display } from './display.js'
import { listingMessages } from './messages.js'

interface Props {
  readonly ctx: Ctx
  readonly entity: AnyEntity
  /** The entity with the columns chosen. */
  readonly listed: AnyEntity
  readonly counted: Count
  /** Rows out of their validity dates that are left out; null where unknown. */
  readonly hidden: number | null
  readonly size: number
  readonly state: URLSearchParams
  readonly path: string
}

/** Count, validity, columns and export: what concerns the whole listing. */
export function Tools({ ctx, entity, listed, counted, hidden, size, state: given, path }: Props) {
  const messages = listingMessages(ctx.locale)
  const state = withoutPlace(given)
  const mayExport = ctx.grants.can(ctx.app.definition.name, entity, 'export')
  const { plural, singular } = entity.noun
  return (
    <div class="tools">
      <p class="count" role="status">
        {listMessages(ctx.locale).count(counted.count, counted.capped, plural, singular)}
      </p>
      <div class="spread">
        <ExpiredToggle
          ctx={ctx}
          entity={entity}
          shown={state.get(listParameters.expired) === '1'}
          hidden={hidden}
          href={(expired) => `${path}${queryText(withQuery(state, { [listParameters.expired]: expired }))}`}
        />
        <Display entity={entity} listed={listed} size={size} state={state} path={path} locale={ctx.locale} />
        {mayExport && (
          <a class="button" href={`${path}/-/exporter${queryText(state)}`}>
            {messages.exported}
          </a>
        )}
      </div>
    </div>
  )
}
