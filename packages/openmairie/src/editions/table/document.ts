// SPDX-License-Identifier: EUPL-1.2
import type { Block, Document, Section, Table, TableRow } from '../../documents/contract.js'
import type { Ctx } from '../../records/index.js'
import { today } from '../../records/index.js'
import { frenchDate } from '../../ui/dates.js'
import { editionMessages } from '../messages.js'
import type { Layout } from './layout.js'
import type { Cells } from './rows.js'
import type { Sampled } from './widths.js'

/** What a table is about. */
export interface Titled {
  readonly title: string
  /** What narrows it, one a line. */
  readonly filters: readonly string[]
  /** Whose it is: the name of the collectivité; empty for none. */
  readonly owner: string
}

/** A table of known rows, as a document. */
export function tableDocument(
  ctx: Ctx,
  { title, filters, owner }: Titled,
  columns: readonly Sampled[],
  layout: Layout,
  rows: readonly Cells[],
  totals: Cells | null,
): Document {
  const messages = editionMessages(ctx.locale)
  const opening: readonly Block[] = [
    { kind: 'heading', level: 1, content: [title] },
    ...filters.map((filter): Block => ({ kind: 'paragraph', content: [filter], size: 9 })),
    { kind: 'paragraph', content: [rows.length === 0 ? messages.empty : messages.rows(rows.length)], size: 9 },
  ]
  const closing = rows.length > 0 && totals ? [totalRow(totals, messages.total)] : []
  const tables = layout.bands.map((band): Table => {
    const pick = (cells: Cells): TableRow['cells'] => band.map(({ at }) => [cells[at] ?? ''])
    return {
      kind: 'table',
      size: layout.size,
      width: band.reduce((sum, { width }) => sum + width, 0),
      columns: band.map(({ at, width }) => ({ share: width, align: columns[at]?.align ?? 'left' })),
      head: band.map(({ at }) => [columns[at]?.heading ?? '']),
      rows: [
        ...rows.map((cells): TableRow => ({ kind: 'row', cells: pick(cells) })),
        ...closing.map((cells): TableRow => ({ kind: 'total', cells: pick(cells) })),
      ],
    }
  })
  const body = tables.flatMap((table, at): readonly Block[] => (at === 0 ? [table] : [{ kind: 'page-break' }, table]))
  const section: Section = {
    paper: layout.paper,
    header: [{ kind: 'paragraph', content: [owner], size: 8 }],
    footer: [
      {
        kind: 'paragraph',
        align: 'right',
        content: [
          `${messages.made(frenchDate(today(ctx), ctx.locale))} – `,
          messages.pageOf[0],
          { kind: 'page' },
          messages.pageOf[1],
          { kind: 'pages' },
        ],
      },
    ],
    body: [...opening, ...(rows.length === 0 ? [] : body)],
    watermark: null,
  }
  return { title, locale: ctx.locale, sections: [section], images: {}, standard: 'archive', at: ctx.clock.now() }
}

/** The sums, named in the first column that has none. */
export function totalRow(totals: Cells, word: string): Cells {
  const at = totals.indexOf('')
  return totals.map((cell, each) => (each === at ? word : cell))
}
