// SPDX-License-Identifier: EUPL-1.2
import type { Document } from '../../documents/contract.js'
import { isLate, isOfDocument, type Renderer } from '../../documents/renderer.js'
import type { Drawn } from '../../documents/typst/compiler.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { JobRefusal } from '../../jobs/contract.js'
import type { Locale } from '../../model/application.js'

/** A document with a section for each of some records. */
export interface Batch {
  readonly document: Document
  readonly records: readonly Pick<JobRefusal, 'record' | 'label'>[]
}

/** A PDF, and of how many records it is. */
export interface Piece {
  readonly pdf: Drawn['pdf']
  readonly records: number
}

/** What draws the batches of one lot, and how that goes. */
export interface Drawing {
  readonly draw: Renderer['draw']
  readonly locale: Locale
  /** The records whose documents cannot be drawn. */
  readonly lost: JobRefusal[]
  /** Whether anything of the lot could be drawn. */
  begun: boolean
}

/** Records that a lot goes on without: more are the fault of the edition, or of the machine, and end it. */
const mostLost = 10

/** The same where nothing could be drawn yet and one more takes too long: each is waited for as long as a document may take. */
const mostLate = 2

/**
 * Draws the documents of many records, and goes on without those that cannot be drawn: each is told in `lost`, with the reason. One
 * PDF, but where only less at a time can be drawn; none where nothing is left. Raises OM_EDITION where too many cannot be drawn.
 */
export async function drawApart(drawing: Drawing, batch: Batch): Promise<readonly Piece[]> {
  const before = drawing.lost.length
  const pieces = await piecesOf(drawing, batch)
  if (pieces.length < 2 || drawing.lost.length === before) return pieces
  const gone = new Set(drawing.lost.slice(before).map(({ record }) => record))
  const whole = await drawnOr(
    drawing,
    kept(batch, (at) => !gone.has(batch.records[at]?.record ?? '')),
  )
  return whole instanceof OpenMairieError ? pieces : [whole]
}

async function piecesOf(drawing: Drawing, batch: Batch): Promise<readonly Piece[]> {
  const { length } = batch.records
  if (length === 0) return []
  const drawn = await drawnOr(drawing, batch)
  if (!(drawn instanceof OpenMairieError)) return [drawn]
  if (length === 1) {
    lose(drawing, batch, 0, drawn)
    return []
  }
  // An engine that hangs does so whatever the size: halves of halves would each be waited for.
  const first = isLate(drawn) && !drawing.begun ? await firstDrawn(drawing, batch) : 0
  if (first > 0)
    return piecesOf(
      drawing,
      kept(batch, (at) => at >= first),
    )
  const half = Math.ceil(length / 2)
  const before = await piecesOf(
    drawing,
    kept(batch, (at) => at < half),
  )
  return [
    ...before,
    ...(await piecesOf(
      drawing,
      kept(batch, (at) => at >= half),
    )),
  ]
}

/** Where in a batch the first record is that can be drawn alone, those before it lost; its length where there is none. */
async function firstDrawn(drawing: Drawing, batch: Batch): Promise<number> {
  const { length } = batch.records
  for (let first = 0; first < length; first++) {
    const alone = await drawnOr(
      drawing,
      kept(batch, (at) => at === first),
    )
    if (!(alone instanceof OpenMairieError)) return first
    lose(drawing, batch, first, alone)
  }
  return length
}

/** Goes on without a record; raises why it could not be drawn, where that is one too many. */
function lose({ lost, begun, locale }: Drawing, { records }: Batch, at: number, error: OpenMairieError): void {
  const record = records[at]
  if (!record || lost.length >= (isLate(error) && !begun ? mostLate : mostLost)) throw error
  lost.push({ ...record, reason: error.publicMessage(locale) })
}

/** What was drawn, or why this document cannot be; raises what is no fault of it. */
async function drawnOr(drawing: Drawing, { document, records }: Batch): Promise<Piece | OpenMairieError> {
  try {
    const { pdf } = await drawing.draw(document)
    drawing.begun = true
    return { pdf, records: records.length }
  } catch (error) {
    if (error instanceof OpenMairieError && isOfDocument(error)) return error
    throw error
  }
}

function kept({ document, records }: Batch, which: (at: number) => boolean): Batch {
  return {
    document: { ...document, sections: document.sections.filter((_, at) => which(at)) },
    records: records.filter((_, at) => which(at)),
  }
}
