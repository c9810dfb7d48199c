// SPDX-License-Identifier: EUPL-1.2
import type { Document } from '../../documents/contract.js'
import { isOfDocument, type Renderer } from '../../documents/renderer.js'
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

/** Records that a lot goes on without: more are the fault of the edition, or of the machine, and end it. */
const mostLost = 10

/**
 * Draws the documents of many records, and goes on without those that cannot be drawn: each is told in `lost`, with the reason. One
 * PDF, but where only less at a time can be drawn; none where nothing is left. Raises OM_EDITION where too many cannot be drawn.
 */
export async function drawApart(
  draw: Renderer['draw'],
  batch: Batch,
  lost: JobRefusal[],
  locale: Locale,
): Promise<readonly Piece[]> {
  const before = lost.length
  const pieces = await piecesOf(draw, batch, lost, locale)
  if (pieces.length < 2 || lost.length === before) return pieces
  const gone = new Set(lost.slice(before).map(({ record }) => record))
  const whole = await drawnOr(
    draw,
    kept(batch, (at) => !gone.has(batch.records[at]?.record ?? '')),
  )
  return whole instanceof OpenMairieError ? pieces : [whole]
}

async function piecesOf(
  draw: Renderer['draw'],
  batch: Batch,
  lost: JobRefusal[],
  locale: Locale,
): Promise<readonly Piece[]> {
  const drawn = await drawnOr(draw, batch)
  if (!(drawn instanceof OpenMairieError)) return [drawn]
  const [first, ...others] = batch.records
  if (first && others.length === 0) {
    if (lost.length >= mostLost) throw drawn
    lost.push({ ...first, reason: drawn.publicMessage(locale) })
    return []
  }
  const half = Math.ceil(batch.records.length / 2)
  const before = await piecesOf(
    draw,
    kept(batch, (at) => at < half),
    lost,
    locale,
  )
  return [
    ...before,
    ...(await piecesOf(
      draw,
      kept(batch, (at) => at >= half),
      lost,
      locale,
    )),
  ]
}

/** What was drawn, or why this document cannot be; raises what is no fault of it. */
async function drawnOr(draw: Renderer['draw'], { document, records }: Batch): Promise<Piece | OpenMairieError> {
  try {
    return { pdf: (await draw(document)).pdf, records: records.length }
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
