// SPDX-License-Identifier: EUPL-1.2
import type { Block, Document, Paper, Placed } from '../../documents/contract.js'
import type { EtiquetteDefinition } from '../../model/edition.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx, ListRow } from '../../records/index.js'
import { fill } from '../compose/fill.js'
import { sizeFor } from '../compose/fit.js'
import { linesOf } from '../compose/lines.js'
import { openLoader } from '../compose/load.js'
import { openPictures } from '../compose/pictures.js'
import type { Merged } from '../compose/values.js'
import { parseTemplate } from '../template/parse.js'
import { type Uses, usesOf } from '../template/uses.js'
import { placesOf, type Sheet } from './sheets.js'

/** How labels are set on their sheets. */
export interface Setting {
  readonly sheet: Sheet
  /** Place of the first label on the first sheet, from 1. */
  readonly start: number
  /** Labels of each record. */
  readonly copies: number
  /** Millimetres by which the printer is out, to the right and down. */
  readonly right: number
  readonly down: number
}

/** Labels at most in a document. */
export const mostLabels = 5000

/** What the labels of an entity ask of each record. */
export function labelUses({ lines }: EtiquetteDefinition): Uses {
  return usesOf(lines.flatMap((line) => parseTemplate(line).nodes))
}

/** Sheets of labels, one or several a record, in their order; none where there is no record, or where there would be too many. */
export async function labelDocument(
  ctx: Ctx,
  definition: EtiquetteDefinition,
  entity: AnyEntity,
  rows: AsyncIterable<ListRow>,
  setting: Setting,
  variable: (name: string) => Merged | null,
): Promise<Document | 'none' | 'too-many'> {
  const templates = definition.lines.map((line) => parseTemplate(line).nodes)
  const uses = labelUses(definition)
  const loader = openLoader(ctx)
  const places = placesOf(setting.sheet, setting.right, setting.down)
  const pages: Block[][] = []
  let at = setting.start - 1
  let made = 0
  let page: Block[] | null = null
  for await (const row of rows) {
    const known = await loader.around(entity, row, uses)
    const filling = {
      ctx,
      known,
      variable,
      sousEtat: () => null,
      query: () => null,
      logo: null,
      signature: null,
      pictures: openPictures(),
      columnsIn: null,
      unknown: new Set<string>(),
    }
    const lines = templates.flatMap((nodes) => linesOf(fill(nodes, filling))).filter((line) => line !== '')
    // Labels that are missing without a word are letters that are not sent.
    if (made + setting.copies > mostLabels) return 'too-many'
    for (let copy = 0; copy < setting.copies; copy++) {
      if (!page || at >= places.length) {
        page = []
        pages.push(page)
        if (at >= places.length) at = 0
      }
      page.push(labelAt(places[at] ?? { x: 0, y: 0 }, lines, setting.sheet))
      at++
      made++
    }
  }
  return pages.length === 0 ? 'none' : documentOf(ctx, definition, entity, pages)
}

/** Around the words of a label, each side, in millimetres. */
const inset = 4
const above = 3
/** Type of a label: what holds at no size that is read is set smaller still, rather than to run over the next one. */
const sizes = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1.5, 1] as const

function labelAt(place: { readonly x: number; readonly y: number }, lines: readonly string[], sheet: Sheet): Placed {
  const room = { width: sheet.width - 2 * inset, height: sheet.height - 2 * above }
  const size = sizeFor(lines, room, sizes)
  return {
    kind: 'placed',
    x: place.x + inset,
    y: place.y + above,
    ...room,
    border: false,
    content: [
      { kind: 'paragraph', size, content: lines.flatMap((line, at) => (at === 0 ? [line] : [lineBreak, line])) },
    ],
  }
}

const lineBreak = { kind: 'line-break' } as const

const paper: Paper = { format: 'a4', landscape: false, margins: { top: 0, right: 0, bottom: 0, left: 0 }, size: 10 }

function documentOf(
  ctx: Ctx,
  { label }: EtiquetteDefinition,
  entity: AnyEntity,
  pages: readonly (readonly Block[])[],
): Document {
  return {
    title: label ?? entity.label,
    locale: ctx.locale,
    sections: pages.map((body) => ({ paper, header: [], footer: [], body, watermark: null })),
    images: {},
    standard: 'archive',
    at: ctx.clock.now(),
  }
}
