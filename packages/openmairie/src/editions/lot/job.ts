// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Database } from '../../database/contract.js'
import { openRenderer, type Renderer, type RendererOptions } from '../../documents/renderer.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files, StoredFile } from '../../files/contract.js'
import type { Job, JobKind, JobRefusal, TellDone } from '../../jobs/contract.js'
import { keyText } from '../../model/key-text.js'
import { type Ctx, countWhole, forFile, type ListRow, today } from '../../records/index.js'
import { type Part, zipped } from '../../spreadsheets/write/zipped.js'
import { howMany } from '../../ui/how-many.js'
import { keepResult } from '../../ui/job-result.js'
import { askedShape, type ContextOf, jobTarget, localeOf, targetStill } from '../../ui/job-target.js'
import { readListState, withColumns } from '../../ui/list-state.js'
import { type Target, typingOf } from '../../ui/target.js'
import { openWriter, type Writer } from '../compose/etat.js'
import type { Letterhead } from '../compose/letterhead.js'
import { columnsAsked } from '../compose/load.js'
import { withEditions } from '../kept/choice.js'
import { editionMessages } from '../messages.js'
import { etatsOf } from '../offered.js'
import { onePiece } from '../pdf-reply.js'
import { maySign } from '../rights.js'
import { type Drawing, drawApart } from './apart.js'
import { keptTo, lotQueryShape } from './query.js'

/** Name of the kind of job. */
export const lotJob = 'editions'

/** Forms in which the documents of a lot come: together, or each in a file of its own. */
export const lotForms = ['pdf', 'zip'] as const
export type LotForm = (typeof lotForms)[number]

const payload = z.object({
  ...askedShape,
  state: z.string(),
  edition: z.string(),
  form: z.enum(lotForms),
  query: lotQueryShape.nullable().default(null),
})

/** Records whose documents are drawn at once, in one file: beyond, a lot comes in several. */
const atOnce = 500

interface Needed {
  readonly database: Pick<Database, 'transaction'>
  readonly files: Pick<Files, 'put' | 'most'>
  readonly contextOf: ContextOf
  letterhead(ctx: Ctx, signs: boolean): Promise<Letterhead>
  /** What draws them, where it is not the usual. */
  readonly drawnBy?: Partial<Pick<RendererOptions, 'file' | 'within'>>
}

/**
 * One edition of each record of a listing, with the rights that its user has now: in one part that leaves nothing where it is stopped, whole
 * but for the few that cannot be drawn, which are told.
 */
export function lotJobs({ database, files, contextOf, letterhead, drawnBy }: Needed): readonly JobKind[] {
  const given = async (job: Job, signal: AbortSignal) => {
    const asked = payload.parse(job.payload)
    const target = await jobTarget(contextOf, job, asked, signal)
    const { query } = readListState(target.entity, new URLSearchParams(asked.state), typingOf(target.ctx))
    const kept = asked.query ? await keptTo(target.ctx, target.entity, query, asked.query) : query
    return { target, asked, query: kept }
  }
  return [
    {
      name: lotJob,
      // Pages are drawn in a process of this one’s.
      heavy: { memoryMegabytes: 600 },
      async mayTake(job) {
        const asked = payload.parse(job.payload)
        const target = await targetStill(contextOf, job, asked)
        return target?.ctx.grants.can(asked.application, target.entity, 'export') ?? false
      },
      broken: (job) => editionMessages(localeOf(job)).lotBroken,
      stopped: (job) => editionMessages(localeOf(job)).lotStopped,
      failed: (job, error) => (error instanceof OpenMairieError ? error.publicMessage(localeOf(job)) : null),
      async total(job, signal) {
        const { target, query } = await given(job, signal)
        return countWhole(target.ctx, target.entity, query).catch(() => null)
      },
      async next(job, keep, signal, tell) {
        const { target, asked, query } = await given(job, signal)
        const { entity } = target
        const ctx = await withEditions(target.ctx)
        const etat = etatsOf(ctx.app, entity).find(({ name }) => name === asked.edition)
        if (!etat) throw new OpenMairieError('OM_NOT_FOUND')
        const writer = openWriter(ctx, etat, entity, await letterhead(ctx, maySign(target)))
        const listed = withColumns(entity, columnsAsked(entity, writer.uses))
        const { rows, tell: journal } = forFile(ctx, listed, query, `edition ${etat.name}`)
        const renderer = openRenderer({ memoryMegabytes: 1500, alike: true, ...drawnBy })
        const lost: JobRefusal[] = []
        const lot = { target, writer, renderer, signal, tell, lost, written: 0, name: `${etat.name}-${today(ctx)}` }
        const parts = partsOf(lot, rows, asked.form === 'zip' ? 1 : atOnce)
        const messages = editionMessages(ctx.locale)
        const file = await fileOf(files, lot, parts, asked.form).finally(() => renderer.stop())
        if (!file && lost.length > 0) throw new OpenMairieError('OM_EDITION')
        if (!file) {
          await database.transaction((transaction) => keep(transaction, endedBy(messages.nobody)))
          return
        }
        const told = howMany(ctx, entity, { count: lot.written, capped: false })
        await database.transaction(async (transaction) => {
          await journal(transaction)
          await keepResult(transaction, job, file, ctx.clock)
          await keep(transaction, { ...endedBy(messages.lotDone(told, lost.length)), refusals: lost })
        })
      },
    },
  ]
}

const endedBy = (message: string) => ({ checkpoint: {}, done: 0, refusals: [], ended: message })

interface Lot {
  readonly target: Target
  readonly writer: Writer
  readonly renderer: Renderer
  readonly signal: AbortSignal
  readonly tell: TellDone
  readonly name: string
  /** The records whose documents cannot be drawn. */
  readonly lost: JobRefusal[]
  written: number
}

/** The file of a lot: one PDF where all of it is in one, else a ZIP; null where there is nobody to write about. */
async function fileOf(
  files: Pick<Files, 'put'>,
  lot: Lot,
  parts: AsyncGenerator<PdfPart, void, undefined>,
  form: LotForm,
): Promise<StoredFile | null> {
  const first = await parts.next()
  if (first.done) return null
  const second = await parts.next()
  return form === 'pdf' && second.done === true
    ? files.put(first.value[1], { name: `${lot.name}.pdf`, own: true })
    : files.put(zipped(resumed(first.value, second, parts)), { name: `${lot.name}.zip`, own: true })
}

type PdfPart = readonly [name: string, content: AsyncIterable<Uint8Array>, how: 'stored']

async function* partsOf(
  lot: Lot,
  rows: AsyncIterable<ListRow>,
  most: number,
): AsyncGenerator<PdfPart, void, undefined> {
  const { writer, renderer, signal, tell, target } = lot
  const nameOf = openNames()
  let each = most
  let files = 0
  let read = 0
  let keys: string[] = []
  const drawing: Drawing = {
    draw: (document) => {
      signal.throwIfAborted()
      return renderer.draw(document)
    },
    locale: target.ctx.locale,
    lost: lot.lost,
    begun: false,
  }
  const drawn = async (): Promise<readonly PdfPart[]> => {
    const { document, labels } = writer.take()
    const records = keys.map((record, at) => ({ record, label: labels[at] ?? '' }))
    keys = []
    const pieces = await drawApart(drawing, { document, records })
    // What was too much at once would be again, and waited for each time.
    if (pieces.length > 1) each = Math.max(...pieces.map(({ records }) => records))
    return pieces.map(({ pdf, records }) => {
      lot.written += records
      files++
      const wanted = most === 1 ? fileName(labels[0] ?? '') : `${lot.name}-${files}`
      return [`${nameOf(wanted)}.pdf`, onePiece(pdf), 'stored']
    })
  }
  for await (const row of rows) {
    signal.throwIfAborted()
    const before = writer.length
    await writer.row(row)
    if (writer.length > before) keys.push(keyText(row.key))
    read++
    if (read % 20 === 0) await tell(read)
    if (writer.length >= each) yield* await drawn()
  }
  if (writer.length > 0) yield* await drawn()
}

/** Names of files that are each its own, on machines that make no difference of capitals too. */
export function openNames(): (wanted: string) => string {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (wanted) => {
    const folded = wanted.toLowerCase()
    let name = wanted
    let count = counts.get(folded) ?? 1
    while (taken.has(name.toLowerCase())) name = `${wanted}-${++count}`
    counts.set(folded, count)
    taken.add(name.toLowerCase())
    return name
  }
}

/** What names a record, as the name of a file that any machine takes. */
function fileName(label: string): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w-]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return plain.slice(0, 80) || 'document'
}

async function* resumed(
  first: PdfPart,
  second: IteratorResult<PdfPart, void>,
  rest: AsyncIterable<PdfPart>,
): AsyncIterable<Part> {
  yield first
  if (second.done) return
  yield second.value
  yield* rest
}
