// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Database, Transaction } from '../../database/contract.js'
import { openRenderer } from '../../documents/renderer.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files } from '../../files/contract.js'
import { hadOfLate, keptAmong } from '../../followup/mails/lots.js'
import { markForbidden } from '../../followup/mails/sending.js'
import type { Job, JobKind, Step } from '../../jobs/contract.js'
import { keyText } from '../../model/key-text.js'
import { type Ctx, forFile, type ListQuery, list } from '../../records/index.js'
import { askedShape, type ContextOf, jobTarget, listsStill, localeOf } from '../../ui/job-target.js'
import { withColumns } from '../../ui/list-state.js'
import { openWriter } from '../compose/etat.js'
import type { Letterhead } from '../compose/letterhead.js'
import { columnsAsked } from '../compose/load.js'
import { withEditions } from '../kept/choice.js'
import { etatsOf } from '../offered.js'
import { maySendToEach, maySign } from '../rights.js'
import { addressFields } from './address.js'
import type { Delivering } from './deliver.js'
import { mailLotMessages } from './lot-messages.js'
import { type MailLot, numberOf, sendOne } from './lot-one.js'
import { lastReason, reasonOf } from './reasons.js'

/** Name of the kind of job. */
export const mailLotJob = 'courriels'

const payload = z.object({
  ...askedShape,
  /** The records that were confirmed. */
  keys: z.array(z.array(z.string())).min(1),
  edition: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Whether those that have had it by then have it again. */
  again: z.boolean().default(true),
})
type Asked = z.infer<typeof payload>
const checkpoint = z.object({
  seen: z.number(),
  sent: z.number(),
  /** Whether the journal has the line of the lot. */
  told: z.boolean().default(false),
})
type Place = z.infer<typeof checkpoint>
const beginning: Place = { seen: 0, sent: 0, told: false }

/** Records of a part: begun again, a part looks at as many. */
const atOnce = 20

/** The records that were confirmed, whatever the listing has become: those that are there still. */
const confirmed: ListQuery = {
  sort: [],
  search: null,
  criteria: [],
  parent: null,
  expired: true,
  size: atOnce,
  after: null,
  before: null,
  from: null,
}

interface Needed extends Delivering {
  readonly database: Database
  readonly files: Pick<Files, 'open' | 'put'>
  readonly contextOf: ContextOf
  letterhead(ctx: Ctx, signs: boolean): Promise<Letterhead>
}

/**
 * One edition of each record of a listing, by mail to its own address, with the rights that its user has now. The journal tells first that
 * they are sent. A mail is kept beside its record, under the number that it has in this lot, before it goes, and noted as soon as it went:
 * whatever a lot is stopped by, and begun again by another process or after a server that was down, it sends those that are left.
 */
export function mailLotJobs(needed: Needed): readonly JobKind[] {
  const { database, contextOf } = needed
  return [
    {
      name: mailLotJob,
      mayTake: (job) => listsStill(contextOf, job, payload.parse(job.payload)),
      broken: (job) => mailLotMessages(localeOf(job)).broken(lastReason(job) === 'injoignable'),
      stopped: (job) => mailLotMessages(localeOf(job)).stopped,
      // A server that is down is tried again.
      failed: (job, error) => (error instanceof OpenMairieError ? error.publicMessage(localeOf(job)) : null),
      total: async (job) => payload.parse(job.payload).keys.length,
      async next(job, keep, signal) {
        const asked = payload.parse(job.payload)
        let place = checkpoint.parse(job.checkpoint ?? beginning)
        const note = (
          step: Partial<Step>,
          besides: (transaction: Transaction) => Promise<void> = async () => undefined,
        ) =>
          database.transaction(async (transaction) => {
            await besides(transaction)
            await keep(transaction, { checkpoint: place, done: 0, refusals: [], ended: null, ...step })
          })
        try {
          const { lot, rows, tell } = await openPart(needed, job, asked, place, signal)
          try {
            if (!place.told) await note({ checkpoint: { ...place, told: true } }, tell)
            place = { ...place, told: true }
            for (const key of asked.keys.slice(place.seen, place.seen + atOnce)) {
              signal.throwIfAborted()
              const row = rows.find((each) => keyText(each.key) === keyText(key)) ?? null
              const refused = await sendOne(lot, key, row)
              const next = { ...place, seen: place.seen + 1, sent: place.sent + (refused ? 0 : 1) }
              const isLast = next.seen >= asked.keys.length
              // One by one: what a lot that is stopped could not send is told too. Raises where another process carries the job by now.
              await note({
                checkpoint: next,
                done: 1,
                refusals: refused ? [refused] : [],
                ended: isLast ? mailLotMessages(asked.locale).done(next.sent, next.seen - next.sent) : null,
              })
              place = next
            }
          } finally {
            lot.renderer.stop()
          }
        } catch (error) {
          const reason = reasonOf(error)
          const left = asked.keys.slice(place.seen).map((key) => numberOf(job, key))
          if (reason === 'interdit') await markForbidden(database, left)
          else await note({ checkpoint: { ...place, reason } })
          throw error
        }
      },
    },
  ]
}

/** What a part of a lot sends, and how the journal is told of the lot. Raises OM_FORBIDDEN, OM_NOT_FOUND where its edition is gone. */
async function openPart(needed: Needed, job: Job, asked: Asked, { seen }: Place, signal: AbortSignal) {
  const { database, contextOf, letterhead } = needed
  const target = await jobTarget(contextOf, job, asked, signal)
  const { entity } = target
  if (!maySendToEach(target)) throw new OpenMairieError('OM_FORBIDDEN')
  const ctx = await withEditions(target.ctx)
  const etat = etatsOf(ctx.app, entity).find(({ name }) => name === asked.edition)
  if (!etat) throw new OpenMairieError('OM_NOT_FOUND')
  const writer = openWriter(ctx, etat, entity, await letterhead(ctx, maySign(target)))
  const listed = withColumns(entity, [...new Set([...columnsAsked(entity, writer.uses), ...addressFields(entity)])])
  const keys = asked.keys.slice(seen, seen + atOnce)
  const { rows } = await list(ctx, listed, { ...confirmed, keys })
  const known = await keptAmong(
    database,
    keys.map((key) => numberOf(job, key)),
  )
  const { tell } = forFile(ctx, listed, { ...confirmed, keys: asked.keys }, `courriels ${etat.name}`)
  const had = asked.again ? () => false : await hadOfLate(target, etat.name, keys)
  const common = { needed, job, target: { ...target, ctx }, etat, asked, had, writer, signal, known }
  const lot: MailLot = { ...common, renderer: openRenderer({ alike: true }) }
  return { lot, rows, tell }
}
