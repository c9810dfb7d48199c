// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Database } from '../../database/contract.js'
import { OpenMairieError } from '../../errors/errors.js'
import { type MailToSend, mailToSend, markSent, markUnsent } from '../../followup/mails/sending.js'
import type { Anchor } from '../../followup/rows.js'
import type { Checkpoint, Job, JobKind } from '../../jobs/contract.js'
import { jobId, type NewJob } from '../../jobs/store.js'
import { readKeyText } from '../../model/key-text.js'
import { homeOf, read } from '../../records/index.js'
import { askedBy, askedShape, type ContextOf, jobTarget, localeOf } from '../../ui/job-target.js'
import { maySend } from '../rights.js'
import { type Delivering, deliver } from './deliver.js'
import type { Typed } from './input.js'
import { mailTries } from './limits.js'
import { sendingMessages } from './messages.js'
import { lastReason, reasonOf } from './reasons.js'

const kind = 'courriel'
const payload = z.object(askedShape)

interface Asked {
  /** The form’s one-time key: sent twice, it is one mail. */
  readonly key: string
  readonly edition: { readonly label: string }
  readonly home: string
  readonly typed: Typed
}

/** The job that sends a mail: it bears its number, and says nothing of it, as jobs outlive what they were about. */
export function mailJob(anchor: Anchor, { key, edition, home, typed }: Asked): NewJob {
  const { ctx } = anchor
  return {
    id: jobId(ctx.actor.id, key, typed.to, typed.subject, typed.text),
    user: ctx.actor.id,
    collectivite: homeOf(ctx),
    kind,
    label: sendingMessages(ctx.locale).job(edition.label),
    home,
    payload: askedBy(anchor),
    tries: mailTries,
  }
}

interface Needed extends Delivering {
  readonly database: Database
  readonly contextOf: ContextOf
}

/**
 * Sends one mail, with the rights that its user has now. That it is sent is noted at once: only where this process dies between the
 * answer of the mail server and that note is it sent again, under the same identifier.
 */
export function mailJobs({ database, files, contextOf, mailer }: Needed): readonly JobKind[] {
  const demand = async (job: Job, { record }: MailToSend, signal: AbortSignal): Promise<void> => {
    const target = await jobTarget(contextOf, job, payload.parse(job.payload), signal)
    const key = readKeyText(record)
    if (!maySend(target) || !key || !(await read(target.ctx, target.entity, key)))
      throw new OpenMairieError('OM_FORBIDDEN')
  }
  return [
    {
      name: kind,
      broken: (job) => sendingMessages(localeOf(job)).broken(lastReason(job)),
      stopped: (job) => sendingMessages(localeOf(job)).jobStopped,
      // A server that is down is tried again.
      failed: (job, error) => (error instanceof OpenMairieError ? error.publicMessage(localeOf(job)) : null),
      total: async () => null,
      async next(job, keep, signal) {
        const messages = sendingMessages(localeOf(job))
        const note = (checkpoint: Checkpoint, ended: string | null) =>
          database.transaction((transaction) => keep(transaction, { checkpoint, done: 0, refusals: [], ended }))
        const mail = await mailToSend(database, job.id)
        if (mail && !mail.isSent) {
          try {
            await demand(job, mail, signal)
            await deliver({ files, mailer }, job.id, mail, signal)
          } catch (error) {
            const reason = reasonOf(error)
            await markUnsent(database, job.id, reason)
            if (reason === 'refuse') throw new OpenMairieError('OM_MAIL_REFUSED', {}, { cause: error })
            await note({ reason }, null)
            throw error
          }
          await markSent(database, job.id)
        }
        await note({}, mail ? messages.done : messages.gone)
      },
    },
  ]
}
