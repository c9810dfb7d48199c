// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import type { Renderer } from '../../documents/renderer.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files } from '../../files/contract.js'
import { keepMail, renewMail } from '../../followup/mails/keep.js'
import type { LotMailState } from '../../followup/mails/lots.js'
import { mailToSend, markForbidden, markSent, markUnsent } from '../../followup/mails/sending.js'
import type { Job, JobRefusal } from '../../jobs/contract.js'
import { jobId } from '../../jobs/store.js'
import { MailError } from '../../mail/contract.js'
import { ownLabel } from '../../model/chain.js'
import type { EtatDefinition } from '../../model/edition.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import { type ListRow, today } from '../../records/index.js'
import type { Target } from '../../ui/target.js'
import { labelOfEtat, type Writer } from '../compose/etat.js'
import { knownOf, mergedAt } from '../compose/values.js'
import { onePiece } from '../pdf-reply.js'
import { lotAddressOf, standingOf } from './address.js'
import { type Delivering, deliver } from './deliver.js'
import { mostBytes } from './limits.js'
import { mailLotMessages } from './lot-messages.js'
import { reasonOf } from './reasons.js'

/** What the mails of a part of a lot have in common. */
export interface MailLot {
  readonly needed: Delivering & { readonly database: Database; readonly files: Pick<Files, 'open' | 'put'> }
  readonly job: Job
  readonly target: Target
  readonly etat: EtatDefinition
  readonly asked: { readonly subject: string; readonly text: string }
  /** Whether a record had the document at an address, and is not to have it again. */
  readonly had: (key: Key, address: string) => boolean
  readonly writer: Writer
  readonly renderer: Renderer
  readonly signal: AbortSignal
  /** The mails of its records that are kept by now. */
  readonly known: ReadonlyMap<string, LotMailState>
}

/** The number of the mail of a record in a lot, however often the lot is begun again. */
export function numberOf({ id, user }: Pick<Job, 'id' | 'user'>, key: Key): string {
  return jobId(user, id, keyText(key))
}

/**
 * Sends the mail of one record, by its row as its author sees it, null where he does not; returns why it could not, null where it went.
 * One that was kept and did not go is drawn again, for the address that the record has by now. Raises MailError where the server is to be
 * asked again.
 */
export async function sendOne(lot: MailLot, key: Key, row: ListRow | null): Promise<JobRefusal | null> {
  const { needed, job, target, signal, known } = lot
  const { database } = needed
  const { ctx, entity } = target
  const messages = mailLotMessages(ctx.locale)
  const label = row ? (mergedAt(ctx, knownOf(entity, row), [ownLabel])?.text ?? '') : keyText(key)
  const refused = (reason: string): JobRefusal => ({ record: keyText(key), label, reason })
  const id = numberOf(job, key)
  const state = known.get(id)
  if (state === 'sent') return null
  if (state === 'refused') return refused(messages.refusedReason)
  if (!row) {
    // One that went on with its record, under another key, is not kept from its author.
    const kept = state === 'kept' ? await mailToSend(database, id) : null
    if (kept?.record === keyText(key)) await markForbidden(database, [id])
    else if (kept) await markUnsent(database, id, null)
    return refused(messages.unseenReason)
  }
  const problem = await prepare(lot, id, row)
  if (problem !== null) {
    if (state === 'kept') await markUnsent(database, id, null)
    return refused(problem)
  }
  const mail = await mailToSend(database, id)
  if (mail?.isSent) return null
  if (!mail?.file) return refused(messages.goneReason)
  try {
    await deliver(needed, id, mail, signal)
  } catch (error) {
    await markUnsent(database, id, reasonOf(error))
    if (!(error instanceof MailError)) throw error
    if (error.isFinal) return refused(messages.refusedReason)
    // One mailbox that is full keeps nobody else from having theirs.
    if (error.kind === 'later') return refused(messages.laterReason)
    throw error
  }
  await markSent(database, id)
  return null
}

/** Draws the document of a record and keeps its mail, in place of the one that was kept before; returns why it cannot. */
async function prepare(lot: MailLot, id: string, row: ListRow): Promise<string | null> {
  const { needed, job, target, etat, asked, writer, renderer, known } = lot
  const { app, ctx, entity } = target
  const messages = mailLotMessages(ctx.locale)
  const to = lotAddressOf(entity, row.values)
  if (to === null) return standingOf(entity, row.values) === 'none' ? messages.noneReason : messages.wrongReason
  if (lot.had(row.key, to)) return messages.hadReason
  await writer.row(row)
  const { document, told } = writer.take()
  const drawn = await renderer.draw(document).catch((error: unknown) => {
    if (error instanceof OpenMairieError && error.code === 'OM_EDITION') return error
    throw error
  })
  if (drawn instanceof OpenMairieError) return drawn.publicMessage(ctx.locale)
  if (drawn.pdf.length > mostBytes) return messages.largeReason
  const file = await needed.files.put(onePiece(drawn.pdf), { name: `${etat.name}-${today(ctx)}.pdf`, own: true })
  const { subject, text } = asked
  const { user, collectivite } = job
  const edition = { name: etat.name, label: labelOfEtat(etat, entity) }
  const anchor = { app, ctx, entity, key: row.key }
  const drawnNow = { to, file, told: { entities: told, collectivites: ctx.collectivites } }
  const mine = { id, user, collectivite, lot: job.id }
  if (known.has(id)) await renewMail(anchor, drawnNow, mine)
  else await keepMail(anchor, { ...drawnNow, subject, text, edition, job: mine }, id)
  return null
}
