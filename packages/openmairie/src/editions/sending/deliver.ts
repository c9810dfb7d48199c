// SPDX-License-Identifier: EUPL-1.2
import { buffer } from 'node:stream/consumers'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files } from '../../files/contract.js'
import type { MailToSend } from '../../followup/mails/sending.js'
import { MailError, type Mailer } from '../../mail/contract.js'

export interface Delivering {
  readonly files: Pick<Files, 'open'>
  /** Null where no mail server is set any more. */
  readonly mailer: Mailer | null
}

/** Gives a mail that is kept to the mail server, with the very bytes of its PDF. Raises MailError, OM_NOT_FOUND where the PDF was erased. */
export async function deliver(
  { files, mailer }: Delivering,
  id: string,
  { to, subject, text, replyTo, file }: MailToSend,
  signal: AbortSignal,
): Promise<void> {
  if (!mailer) throw new MailError('EUNSET', 'server')
  if (!file) throw new OpenMairieError('OM_NOT_FOUND')
  const attachment = { name: file.name, type: file.type, content: await buffer(await files.open(file)) }
  signal.throwIfAborted()
  await mailer.send({ to, subject, text, sender: { id, replyTo }, attachment })
}
