// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import { all } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { ListQuery, ListRow, Page } from '../contract.js'
import { blocksOf, termCount } from './blocks.js'
import { keyCondition } from './columns.js'
import { correct } from './count.js'
import { atEnd, type Place, placeIn, readPlace, writePlace } from './cursor.js'
import { journalExport } from './export-event.js'
import { withFileNames } from './file-names.js'
import { markingOf } from './marks.js'
import { type Order, orderOf } from './order.js'
import { type Projection, placeOf, project } from './projection.js'
import { demand } from './scope.js'
import { searches } from './search.js'
import { soughtConditions, soughtTogether } from './sought.js'
import { alias, type Block, readBlocks } from './walk.js'

/** One page of a listing, by key: its cost does not depend on where it lies. */
export async function list(ctx: Ctx, entity: AnyEntity, query: ListQuery): Promise<Page> {
  demand(ctx, entity, 'list')
  const order = orderOf(ctx, entity, query, alias)
  const marking = markingOf(ctx, entity)
  const projection = project(ctx, entity, entity.listing.columns, alias, { watched: marking.reads, order })
  const backwards = query.before !== null
  const at = placeIn(query)
  const place = at === null ? null : readPlace(ctx, entity, query, at)
  const filter = await soughtTogether(ctx, accessOf(ctx), entity, query, alias)
  const found = await readBlocks(
    accessOf(ctx),
    walk(ctx, entity, query, filter, order, projection, place, backwards),
    query.size + 1,
  )
  // What lay beyond the place was deleted meanwhile: the nearest page is shown, which has a way back.
  if (found.length === 0 && query.after !== null) return list(ctx, entity, { ...query, after: null, before: atEnd })
  if (found.length === 0 && place !== null) return list(ctx, entity, { ...query, before: null })
  const page = found.slice(0, query.size)
  if (backwards) page.reverse()
  const more = found.length > query.size
  const token = (raw: Row | undefined): string | null =>
    raw === undefined ? null : writePlace(ctx, entity, query, placeOf(raw, termCount(order)))
  const hasNext = backwards ? query.before !== atEnd : more
  const hasPrevious = backwards ? more : query.after !== null || query.from !== null
  const shown: Page = {
    rows: await withFileNames(
      ctx,
      entity,
      page.map((raw) => ({ ...projection.row(raw), marks: marking.marksOf(projection.watched(raw)) })),
    ),
    next: hasNext ? token(page.at(-1)) : null,
    previous: hasPrevious ? token(page[0]) : null,
  }
  correct(ctx, entity, query, shown)
  return shown
}

function walk(
  ctx: Ctx,
  entity: AnyEntity,
  query: ListQuery,
  filter: Sql,
  order: Order,
  projection: Projection,
  place: Place | null,
  backwards: boolean,
): readonly Block[] {
  // A page before the first value asked for is a page of the whole listing.
  const from = place === null && !backwards ? query.from : null
  return blocksOf({
    ctx,
    entity,
    projection,
    conditions: filter,
    order,
    place,
    backwards,
    from,
    searches: searches(query),
  })
}

/** Records that an export sends at once: more are a work that lasts, which may hold the base as it was when it began. */
export const exportedAtOnce = 4000
/** Rows read at once by an export: one more, so that a reading says by itself that it was the last. */
const streamBatch = exportedAtOnce + 1

/**
 * Every row of the filtered result, in its order, a batch at a time; of one instant where the engine can hold one, which is let go
 * as soon as the last row is read. The journal tells first that they are taken away, in what format.
 */
export async function* stream(
  ctx: Ctx,
  entity: AnyEntity,
  query: ListQuery,
  format: string | null = null,
): AsyncIterable<ListRow> {
  demand(ctx, entity, 'export')
  await journalExport(ctx, ctx.instance, entity, query, format)
  yield* wholeResult(ctx, entity, query)
}

/** Rows for a file that is kept, and what the journal tells of it. */
export interface ForFile {
  /** As `stream` gives them. */
  readonly rows: AsyncIterable<ListRow>
  /** To be called in the transaction that keeps the file: where its making is stopped, or begun again, nothing was taken away by then. */
  tell(connection: Connection): Promise<void>
}

/** The same rows for a file that nobody has before it is whole. Raises OM_FORBIDDEN. */
export function forFile(ctx: Ctx, entity: AnyEntity, query: ListQuery, format: string): ForFile {
  demand(ctx, entity, 'export')
  return {
    rows: wholeResult(ctx, entity, query),
    tell: (connection) => journalExport(ctx, connection, entity, query, format),
  }
}

async function* wholeResult(ctx: Ctx, entity: AnyEntity, query: ListQuery): AsyncIterable<ListRow> {
  const order = orderOf(ctx, entity, query, alias)
  const projection = project(ctx, entity, entity.listing.columns, alias, { order })
  const filter = await soughtConditions(ctx, accessOf(ctx), entity, query, alias)
  const snapshot = await accessOf(ctx).snapshot?.()
  try {
    let place: Place | null = null
    for (;;) {
      const rows: readonly Row[] = await readBlocks(
        snapshot ?? accessOf(ctx),
        walk(ctx, entity, query, filter, order, projection, place, false),
        streamBatch,
      )
      const last = rows.length < streamBatch ? undefined : rows.at(-1)
      // Whoever takes the rows slowly holds nothing of the base.
      if (!last) await snapshot?.end()
      yield* await withFileNames(
        ctx,
        entity,
        rows.map((raw) => projection.row(raw)),
      )
      if (!last) return
      place = placeOf(last, termCount(order))
    }
  } finally {
    await snapshot?.end()
  }
}

/** The records before and after one in a result; null at an end, or where the record is not in the result. */
export async function neighbours(
  ctx: Ctx,
  entity: AnyEntity,
  query: ListQuery,
  key: Key,
): Promise<{ previous: Key | null; next: Key | null }> {
  demand(ctx, entity, 'list')
  const order = orderOf(ctx, entity, query, alias)
  const projection = project(ctx, entity, [], alias)
  const filter = await soughtConditions(ctx, accessOf(ctx), entity, query, alias)
  const here = all([filter, keyCondition(ctx.database.dialect, entity, key, alias)])
  const current = blocksOf({
    ctx,
    entity,
    projection,
    conditions: here,
    order,
    place: null,
    backwards: false,
    from: null,
    searches: false,
  })
  const [raw] = await readBlocks(accessOf(ctx), current, 1)
  if (!raw) return { previous: null, next: null }
  const place = placeOf(raw, termCount(order))
  const beside = async (backwards: boolean): Promise<Key | null> => {
    const [found] = await readBlocks(
      accessOf(ctx),
      walk(ctx, entity, query, filter, order, projection, place, backwards),
      1,
    )
    return found ? projection.row(found).key : null
  }
  const [previous, next] = await Promise.all([beside(true), beside(false)])
  return { previous, next }
}
