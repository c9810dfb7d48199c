// SPDX-License-Identifier: EUPL-1.2
import PDFDocument from 'pdfkit'
import { contentWidth, type Paper, type TableColumn } from '../contract.js'
import { drawable } from '../drawable.js'
import { type Font, fontFile } from '../fonts.js'
import { hasLetter, widthOf } from '../measure.js'
import { wrap } from './wrap.js'

/** A table too long to be held in memory: its rows come while it is drawn. */
export interface LongTable {
  readonly title: string
  readonly locale: 'fr' | 'en'
  /** Lines above the table. */
  readonly opening: readonly string[]
  readonly paper: Paper
  readonly size: number
  readonly columns: readonly { readonly heading: string; readonly align: TableColumn['align'] }[]
  /** Each the columns that it shows, by their place, and their widths in millimetres; bands beyond the first take pages of their own. */
  readonly bands: readonly (readonly { readonly at: number; readonly width: number }[])[]
  readonly rows: AsyncIterable<readonly string[]>
  /** A last row, once all have passed. */
  readonly closing: () => readonly string[] | null
  /** At the foot of a page. */
  readonly footer: (page: number) => string
  /** At its head, on the left. */
  readonly owner: string
  readonly at: number
}

const millimetre = 72 / 25.4
const colours = { accent: '#1d3a5f', faint: '#5b6573', line: '#b8c0ca', text: '#000000' } as const

/**
 * The table as the pieces of a PDF, whose memory does not grow with its length. It carries no tags: they are held until the end.
 */
export async function* drawLongTable(table: LongTable): AsyncIterable<Uint8Array> {
  const { paper, locale, title, at } = table
  const document = new PDFDocument({
    autoFirstPage: false,
    size: paper.format.toUpperCase(),
    layout: paper.landscape ? 'landscape' : 'portrait',
    margin: 0,
    pdfVersion: '1.7',
    lang: locale,
    displayTitle: true,
    info: { Title: drawable(title), CreationDate: new Date(at), ModDate: new Date(at) },
  })
  for (const font of ['regular', 'bold', 'wide', 'wideBold'] as const) document.registerFont(font, fontFile(font))
  const taken = openTaken()
  const pages = openPages(document, table, taken)
  const pieces = document[Symbol.asyncIterator]()
  const drawing = drawAll(table, pages, taken).then(
    () => document.end(),
    (error: unknown) => document.destroy(error instanceof Error ? error : new Error('unknown')),
  )
  try {
    for (;;) {
      const piece = await pieces.next()
      if (piece.done) break
      yield piece.value
      taken.some()
    }
    await drawing
  } finally {
    // Whoever took the pieces may be gone: no more rows are read.
    taken.end()
    await drawing
  }
}

/** What its reader has taken of a document, for whoever draws it to wait. */
interface Taken {
  some(): void
  end(): void
  readonly ended: boolean
  more(): Promise<void>
}

function openTaken(): Taken {
  let ended = false
  let wake: () => void = () => undefined
  return {
    some: () => wake(),
    end: () => {
      ended = true
      wake()
    },
    get ended() {
      return ended
    },
    more: () =>
      new Promise((resolve) => {
        wake = resolve
      }),
  }
}

async function drawAll(table: LongTable, pages: Pages, taken: Taken): Promise<void> {
  pages.open()
  for await (const row of table.rows) {
    if (taken.ended) return
    pages.row(row, 'regular')
    // What is drawn leaves before more is.
    await pages.drained()
  }
  const closing = table.closing()
  if (closing) pages.row(closing, 'bold')
  pages.close()
}

interface Pages {
  open(): void
  row(cells: readonly string[], font: 'regular' | 'bold'): void
  drained(): Promise<void>
  close(): void
}

interface Laid {
  readonly cells: readonly (readonly string[])[]
  readonly font: 'regular' | 'bold'
  readonly height: number
}

function openPages(document: PDFKit.PDFDocument, table: LongTable, taken: Taken): Pages {
  const { paper, size, bands, columns } = table
  const side = { a4: [210, 297], a3: [297, 420] }[paper.format]
  const [short = 0, long = 0] = side
  const sheet = {
    width: (paper.landscape ? long : short) * millimetre,
    height: (paper.landscape ? short : long) * millimetre,
  }
  const left = paper.margins.left * millimetre
  const top = paper.margins.top * millimetre
  const bottom = sheet.height - paper.margins.bottom * millimetre
  const lineHeight = size * 1.25
  const padding = 3
  const inner = (width: number): number => width - (padding * 2) / millimetre
  let page = 0
  let kept: Laid[] = []
  let height = 0
  let room = 0
  const widthAt = columns.map((_, at) => bands.flat().find((each) => each.at === at)?.width ?? 0)
  const lay = (cells: readonly string[], font: 'regular' | 'bold'): Laid => {
    const wrapped = cells.map((cell, at) => wrap(drawable(cell), size, inner(widthAt[at] ?? 0), font))
    const lines = Math.max(1, ...wrapped.map(({ length }) => length))
    return { cells: wrapped, font, height: lines * lineHeight + padding * 2 }
  }
  const heads = lay(
    columns.map(({ heading }) => heading),
    'bold',
  )

  const newPage = (): number => {
    document.addPage()
    page++
    words(document, drawable(table.owner), left, 10 * millimetre, 8, 'regular', colours.faint)
    const foot = drawable(table.footer(page))
    const right = sheet.width - paper.margins.right * millimetre - widthOf(foot, 8) * millimetre
    words(document, foot, right, sheet.height - 12 * millimetre, 8, 'regular', colours.faint)
    return top
  }
  /** Title and filters, on as many pages as they need; returns where the table begins. */
  const opening = (): number => {
    let y = newPage()
    const write = (text: string, size: number, font: 'regular' | 'bold', step: number): void => {
      for (const line of wrap(drawable(text), size, contentWidth(paper), font)) {
        if (y + step > bottom) y = newPage()
        words(document, line, left, y, size, font, colours.text)
        y += step
      }
    }
    write(table.title, 15, 'bold', 20)
    for (const line of table.opening) write(line, 9, 'regular', 13)
    return y + 6
  }

  const drawRow = (laid: Laid, band: LongTable['bands'][number], y: number, rule: string, thick: number): void => {
    let x = left
    for (const { at, width } of band) {
      const points = width * millimetre
      const align = columns[at]?.align ?? 'left'
      laid.cells[at]?.forEach((line, index) => {
        const shift =
          align === 'left'
            ? 0
            : (points - padding * 2 - widthOf(line, size, laid.font) * millimetre) / (align === 'right' ? 1 : 2)
        words(document, line, x + padding + shift, y + padding + index * lineHeight, size, laid.font, colours.text)
      })
      x += points
    }
    document
      .moveTo(left, y + laid.height)
      .lineTo(x, y + laid.height)
      .lineWidth(thick)
      .strokeColor(rule)
      .stroke()
  }
  /** Where the table begins on the page that its opening has begun; null once that page is drawn. */
  let begun: number | null = null
  const flush = (): void => {
    bands.forEach((band) => {
      let y = begun ?? newPage()
      begun = null
      drawRow(heads, band, y, colours.accent, 0.8)
      y += heads.height
      for (const laid of kept) {
        drawRow(laid, band, y, colours.line, 0.3)
        y += laid.height
      }
    })
    kept = []
    height = 0
    room = whole
  }
  const whole = bottom - top - heads.height
  return {
    open: () => {
      begun = opening()
      room = bottom - begun - heads.height
      // A table that would begin at the very foot of a page begins on the next.
      if (room >= 4 * lineHeight) return
      begun = null
      room = whole
    },
    row: (cells, font) => {
      const laid = lay(cells, font)
      // A row higher than a page is cut where the page ends, and goes on; the first page has less room than others.
      for (const part of partsOf(laid, laid.height > room ? Math.min(room, whole) : whole, lineHeight, padding)) {
        if (height + part.height > room && kept.length > 0) flush()
        kept.push(part)
        height += part.height
      }
    },
    drained: async () => {
      while (document.readableLength > 1 << 20 && !taken.ended) await taken.more()
    },
    close: flush,
  }
}

function partsOf(laid: Laid, most: number, lineHeight: number, padding: number): readonly Laid[] {
  if (laid.height <= most) return [laid]
  const lines = Math.max(1, Math.floor((most - padding * 2) / lineHeight))
  const count = Math.max(...laid.cells.map(({ length }) => length))
  return Array.from({ length: Math.ceil(count / lines) }, (_, part) => {
    const cells = laid.cells.map((cell) => cell.slice(part * lines, (part + 1) * lines))
    const height = Math.max(1, ...cells.map(({ length }) => length)) * lineHeight + padding * 2
    return { ...laid, cells, height }
  })
}

/** Writes a line, letters that its font lacks in the wide one. */
function words(
  document: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  size: number,
  font: 'regular' | 'bold',
  colour: string,
): void {
  let at = x
  for (const { part, face } of runs(text, font)) {
    document.font(face).fontSize(size).fillColor(colour).text(part, at, y, { lineBreak: false })
    at += widthOf(part, size, face) * millimetre
  }
}

function runs(text: string, font: 'regular' | 'bold'): readonly { readonly part: string; readonly face: Font }[] {
  const wide: Font = font === 'bold' ? 'wideBold' : 'wide'
  const found: { part: string; face: Font }[] = []
  for (const letter of text) {
    const face = hasLetter(letter.codePointAt(0) ?? 0, font) ? font : wide
    const last = found.at(-1)
    if (last?.face === face) last.part += letter
    else found.push({ part: letter, face })
  }
  return found
}
