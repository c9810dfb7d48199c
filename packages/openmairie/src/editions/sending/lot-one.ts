// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import type { Renderer } from '../../documents/renderer.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files } from '../../files/contract.js'
import { keepMail } from '../../followup/mails/keep.js'
import type { LotMailState } from '../../followup/mails/lots.js'
import { mailToSend, markSent, markUnsent } from '../../followup/mails/sending.js'
import type { Job, JobRefusal } from '../../jobs/contract.js'
import { jobId } from '../../jobs/store.js'
import { MailError } from '../../mail/contract.js'
import { ownLabel } from '../../model/chain.js'
import type { EtatDefinition } from '../../model/edition.js'
import { keyText } from '../../model/key-text.js'
import { type ListRow, today } from '../../records/index.js'
import type { Target } from '../../ui/target.js'
import { labelOfEtat, type Writer } from '../compose/etat.js'
import { knownOf, mergedAt } from '../compose/values.js'
import { onePiece } from '../pdf-reply.js'
import { lotAddressOf, standingOf } from './address.js'
import { type Delivering, deliver } from './deliver.js'
import { mostBytes } from './limits.js'
import { mailLotMessages } from './lot-messages.js'

/** What the mails of a part of a lot have in common. */
export interface MailLot {
  readonly needed: Delivering & { readonly database: Database; readonly files: Pick<Files, 'open' | 'put'> }
  readonly job: Job
  readonly target: Target
  readonly etat: EtatDefinition
  readonly asked: { readonly subject: string; readonly text: string }
  readonly writer: Writer
  readonly renderer: Renderer
  readonly signal: AbortSignal
  /** The mails of its records that are kept by now. */
  readonly known: ReadonlyMap<string, LotMailState>
}

/** The number of the mail of a record in a lot, however often the lot is begun again. */
export function numberOf({ id, user }: Pick<Job, 'id' | 'user'>, { key }: Pick<ListRow, 'key'>): string {
  return jobId(user, id, keyText(key))
}

/** Sends the mail of one record; returns why it could not, null where it went. Raises MailError where the server is to be asked again. */
export async function sendOne(lot: MailLot, row: ListRow): Promise<JobRefusal | null> {
  const { needed, job, target, signal, known } = lot
  const { database } = needed
  const { ctx, entity } = target
  const messages = mailLotMessages(ctx.locale)
  const label = mergedAt(ctx, knownOf(entity, row), [ownLabel])?.text ?? ''
  const refused = (reason: string): JobRefusal => ({ record: keyText(row.key), label, reason })
  const id = numberOf(job, row)
  const state = known.get(id)
  if (state === 'refused') return refused(messages.refusedReason)
  const problem = state === undefined ? await prepare(lot, id, row) : null
  if (problem !== null) return refused(problem)
  const mail = await mailToSend(database, id)
  if (mail?.isSent) return null
  if (!mail?.file) return refused(messages.goneReason)
  try {
    await deliver(needed, id, mail, signal)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    await markUnsent(database, id, error.isFinal ? 'refuse' : 'injoignable')
    if (error.isFinal) return refused(messages.refusedReason)
    // One mailbox that is full keeps nobody else from having theirs.
    if (error.kind === 'later') return refused(messages.laterReason)
    throw error
  }
  await markSent(database, id)
  return null
}

/** Draws the document of a record and keeps its mail; returns why it cannot. */
async function prepare(lot: MailLot, id: string, row: ListRow): Promise<string | null> {
  const { needed, job, target, etat, asked, writer, renderer } = lot
  const { app, ctx, entity } = target
  const messages = mailLotMessages(ctx.locale)
  const to = lotAddressOf(entity, row.values)
  if (to === null) return standingOf(entity, row.values) === 'none' ? messages.noneReason : messages.wrongReason
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
  await keepMail(
    { app, ctx, entity, key: row.key },
    {
      ...{ to, subject, text, edition, file, told: { entities: told, collectivites: ctx.collectivites } },
      job: { id, user, collectivite, lot: job.id },
    },
    id,
  )
  return null
}
