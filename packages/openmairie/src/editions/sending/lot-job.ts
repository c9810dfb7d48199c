// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Database } from '../../database/contract.js'
import { openRenderer } from '../../documents/renderer.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files } from '../../files/contract.js'
import { keptAmong } from '../../followup/mails/lots.js'
import type { Job, JobKind, JobRefusal } from '../../jobs/contract.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import { type Ctx, forFile, type ListQuery, list } from '../../records/index.js'
import { askedShape, type ContextOf, jobTarget, localeOf } from '../../ui/job-target.js'
import { withColumns } from '../../ui/list-state.js'
import { openWriter } from '../compose/etat.js'
import type { Letterhead } from '../compose/letterhead.js'
import { columnsAsked } from '../compose/load.js'
import { withEditions } from '../kept/choice.js'
import { etatsOf } from '../offered.js'
import { maySend, maySign } from '../rights.js'
import { addressFields } from './address.js'
import type { Delivering } from './deliver.js'
import { mailLotMessages } from './lot-messages.js'
import { numberOf, sendOne } from './lot-one.js'

/** Name of the kind of job. */
export const mailLotJob = 'courriels'

const payload = z.object({
  ...askedShape,
  /** The records that were confirmed. */
  keys: z.array(z.array(z.string())),
  edition: z.string(),
  subject: z.string(),
  text: z.string(),
})
const checkpoint = z.object({ seen: z.number(), sent: z.number() })
const beginning = { seen: 0, sent: 0 }

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

function goneOf({ locale }: Ctx, key: Key): JobRefusal {
  return { record: keyText(key), label: keyText(key), reason: mailLotMessages(locale).goneReason }
}

interface Needed extends Delivering {
  readonly database: Database
  readonly files: Pick<Files, 'open' | 'put'>
  readonly contextOf: ContextOf
  letterhead(ctx: Ctx, signs: boolean): Promise<Letterhead>
}

/**
 * One edition of each record of a listing, by mail to its own address, with the rights that its user has now. A mail is kept beside its
 * record, under the number that it has in this lot, before it goes, and noted as soon as it went: a part that is begun again, by
 * another process or after a server that was down, sends those that are left.
 */
export function mailLotJobs(needed: Needed): readonly JobKind[] {
  const { database, contextOf, letterhead } = needed
  const given = async (job: Job, signal: AbortSignal) => {
    const asked = payload.parse(job.payload)
    const target = await jobTarget(contextOf, job, asked, signal)
    const { app, ctx, entity } = target
    if (!maySend(target) || !ctx.grants.can(app.definition.name, entity, 'export'))
      throw new OpenMairieError('OM_FORBIDDEN')
    return { target, asked }
  }
  return [
    {
      name: mailLotJob,
      broken: (job) => mailLotMessages(localeOf(job)).broken,
      stopped: (job) => mailLotMessages(localeOf(job)).stopped,
      // A server that is down is tried again.
      failed: (job, error) => (error instanceof OpenMairieError ? error.publicMessage(localeOf(job)) : null),
      total: async (job) => payload.parse(job.payload).keys.length,
      async next(job, keep, signal, tell) {
        const { target, asked } = await given(job, signal)
        const { entity } = target
        const ctx = await withEditions(target.ctx)
        const etat = etatsOf(ctx.app, entity).find(({ name }) => name === asked.edition)
        if (!etat) throw new OpenMairieError('OM_NOT_FOUND')
        const writer = openWriter(ctx, etat, entity, await letterhead(ctx, maySign(target)))
        const columns = [...new Set([...columnsAsked(entity, writer.uses), ...addressFields(entity)])]
        const listed = withColumns(entity, columns)
        const from = checkpoint.parse(job.checkpoint ?? beginning)
        const keys = asked.keys.slice(from.seen, from.seen + atOnce)
        const { rows } = keys.length === 0 ? { rows: [] } : await list(ctx, listed, { ...confirmed, keys })
        const known = await keptAmong(
          database,
          rows.map((row) => numberOf(job, row)),
        )
        const renderer = openRenderer({ alike: true })
        const lot = { needed, job, target: { ...target, ctx }, etat, asked, writer, renderer, signal, known }
        const refusals: JobRefusal[] = []
        let { seen, sent } = from
        try {
          for (const key of keys) {
            signal.throwIfAborted()
            const row = rows.find((each) => keyText(each.key) === keyText(key))
            const refused = row ? await sendOne(lot, row) : goneOf(ctx, key)
            if (refused) refusals.push(refused)
            else sent++
            seen++
            // Raises where another process carries the job by now.
            await tell(seen)
          }
        } finally {
          renderer.stop()
        }
        const ended = seen >= asked.keys.length ? mailLotMessages(ctx.locale).done(sent, seen - sent) : null
        await database.transaction(async (transaction) => {
          if (ended !== null)
            await forFile(ctx, listed, { ...confirmed, keys: asked.keys }, `courriels ${etat.name}`).tell(transaction)
          await keep(transaction, { checkpoint: { seen, sent }, done: 0, refusals, ended })
        })
      },
    },
  ]
}
