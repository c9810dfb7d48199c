// SPDX-License-Identifier: EUPL-1.2
import { breakable } from '../breakable.js'
import {
  type Block,
  contentWidth,
  type Document,
  type Inline,
  type InlinePicture,
  type Section,
  type Table,
  type Words,
} from '../contract.js'
import { drawable } from '../drawable.js'

/** Where words stand: the width that they have, in millimetres, the size of their type, and whether a page may end there. */
interface Place {
  readonly width: number
  readonly size: number
  readonly isInside: boolean
}

/** Both sides of a cell, in millimetres. */
const cellPadding = 2.2

/** A document that the engine draws whatever its words are, and whose words stay in their places. */
export function prepared(document: Document): Omit<Document, 'images'> {
  const { title, locale, sections, standard, at } = document
  return { title: drawable(title), locale, standard, at, sections: sections.map(sectionOf) }
}

function sectionOf({ paper, header, footer, body, watermark }: Section): Section {
  const width = contentWidth(paper)
  const margin: Place = { width, size: 8, isInside: true }
  return {
    paper,
    header: blocks(header, { ...margin, size: paper.size }),
    footer: blocks(footer, margin),
    body: blocks(body, { width, size: paper.size, isInside: false }),
    watermark: watermark === null ? null : drawable(watermark),
  }
}

function blocks(of: readonly Block[], place: Place): readonly Block[] {
  return of.flatMap((block) => blockIn(block, place))
}

function blockIn(block: Block, place: Place): readonly Block[] {
  const { width, size } = place
  switch (block.kind) {
    case 'heading':
      return [{ ...block, content: words(block.content, width, size * 1.5) }]
    case 'paragraph':
      return [{ ...block, content: words(block.content, width, block.size ?? size) }]
    case 'list': {
      const inner = { ...place, width: Math.max(10, width - 8), isInside: true }
      return [{ ...block, items: block.items.map((item) => blocks(item, inner)) }]
    }
    case 'table':
      return block.columns.length === 0 ? [] : [tableIn(block, place)]
    case 'facts':
      return [{ ...block, rows: block.rows.map((row) => factIn(row, place)) }]
    case 'image':
      return [{ ...block, alternative: drawable(block.alternative) }]
    case 'together': {
      const content = blocks(block.content, { ...place, isInside: true })
      // What is held together within what is held together is so already.
      return place.isInside ? content : [{ ...block, content }]
    }
    case 'placed': {
      const room = block.width - (block.border ? 4 : 0)
      return [{ ...block, content: blocks(block.content, { width: room, size, isInside: true }) }]
    }
    // A page ends between blocks, not within one.
    case 'page-break':
      return place.isInside ? [] : [block]
    default:
      return [block]
  }
}

function tableIn(table: Table, place: Place): Table {
  const whole = table.columns.reduce((sum, { share }) => sum + share, 0)
  const size = table.size ?? 9
  const widths = table.columns.map(({ share }) => (share / whole) * (table.width ?? place.width) - cellPadding)
  const cellsOf = (cells: readonly Words[]): readonly Words[] =>
    cells.map((cell, at) => words(cell, widths[at] ?? 0, size))
  return {
    ...table,
    head: cellsOf(table.head),
    rows: table.rows.map((row) =>
      row.kind === 'group'
        ? { ...row, cells: row.cells.map((cell) => words(cell, place.width, size)) }
        : { ...row, cells: cellsOf(row.cells) },
    ),
  }
}

/** The parts of the template: one for the label, 2.4 for the value, with a gap between. */
function factIn(row: { readonly label: string; readonly content: Words }, { width, size }: Place) {
  const share = (width - 4) / 3.4
  return { label: breakable(drawable(row.label), share, size), content: words(row.content, share * 2.4, size) }
}

function words(of: Words, width: number, size: number): Words {
  return of.map((part): Inline => {
    if (typeof part === 'string') return breakable(drawable(part), width, size)
    if (part.kind === 'picture') return pictureIn(part, width)
    return 'content' in part ? { ...part, content: words(part.content, width, size) } : part
  })
}

/** A picture no wider than its place. */
function pictureIn(picture: InlinePicture, room: number): InlinePicture {
  const { width, height } = picture
  const part = width === null ? 1 : Math.min(1, room / width)
  return {
    ...picture,
    alternative: drawable(picture.alternative),
    width: width === null ? null : width * part,
    height: height === null ? null : height * part,
  }
}
