// SPDX-License-Identifier: EUPL-1.2
import { drawLongTable } from '../../documents/drawn/table.js'
import type { Renderer } from '../../documents/renderer.js'
import type { AnyEntity } from '../../model/entity.js'
import { type Ctx, type ListQuery, type ListRow, stream, today } from '../../records/index.js'
import { columnsOf } from '../../ui/columns.js'
import { frenchDate } from '../../ui/dates.js'
import type { Reply } from '../../ui/page.js'
import { editionMessages } from '../messages.js'
import { pdfReply } from '../pdf-reply.js'
import { type Titled, tableDocument, totalRow } from './document.js'
import { layOut } from './layout.js'
import { type Cells, cellsOf, openTotals, sampled } from './rows.js'

/** Rows up to which a table is designed, with its tags; a longer one is drawn as its rows come. */
export const mostDesigned = 2000

/** The records of a query as a PDF, with the columns shown. Raises OM_FORBIDDEN as its first piece is asked for. */
export function tableReply(ctx: Ctx, listed: AnyEntity, query: ListQuery, titled: Titled, renderer: Renderer): Reply {
  const rows = stream(ctx, listed, query, 'pdf')
  return pdfReply(`${listed.name}-${today(ctx)}.pdf`, tablePdf(ctx, listed, rows, titled, renderer))
}

/** The same as pieces of a file. */
export async function* tablePdf(
  ctx: Ctx,
  listed: AnyEntity,
  rows: AsyncIterable<ListRow>,
  titled: Titled,
  renderer: Renderer,
): AsyncIterable<Uint8Array> {
  const columns = columnsOf(listed)
  const totals = openTotals(columns)
  const coming = rows[Symbol.asyncIterator]()
  const first: Cells[] = []
  let ended = false
  while (first.length <= mostDesigned) {
    const next = await coming.next()
    if (next.done) {
      ended = true
      break
    }
    totals.add(next.value)
    first.push(cellsOf(columns, next.value, ctx))
  }
  const samples = sampled(columns, first)
  const layout = layOut(samples)
  if (ended) {
    const { pdf } = await renderer.draw(tableDocument(ctx, titled, samples, layout, first, totals.cells(ctx)))
    yield pdf
    return
  }
  const messages = editionMessages(ctx.locale)
  const made = messages.made(frenchDate(today(ctx), ctx.locale))
  async function* all(): AsyncIterable<Cells> {
    try {
      yield* first
      for (let next = await coming.next(); !next.done; next = await coming.next()) {
        totals.add(next.value)
        yield cellsOf(columns, next.value, ctx)
      }
    } finally {
      // A reader who is gone holds nothing of the base.
      await coming.return?.()
    }
  }
  yield* drawLongTable({
    title: titled.title,
    locale: ctx.locale,
    opening: titled.filters,
    owner: titled.owner,
    paper: layout.paper,
    size: layout.size,
    columns: samples,
    bands: layout.bands,
    rows: all(),
    closing: () => {
      const sums = totals.cells(ctx)
      return sums && totalRow(sums, messages.total)
    },
    footer: (page) => `${made} – ${messages.page(page)}`,
    at: ctx.clock.now(),
  })
}
