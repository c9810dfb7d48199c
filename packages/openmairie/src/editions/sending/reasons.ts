// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import { OpenMairieError } from '../../errors/errors.js'
import { type MailReason, mailReasons } from '../../followup/mails/contract.js'
import type { Job } from '../../jobs/contract.js'
import { MailError } from '../../mail/contract.js'

const byKind = { final: 'refuse', later: 'differe', server: 'injoignable' } as const

/** Why a mail is not sent, by what kept it from going; null where that is neither of a mail server nor of a right. */
export function reasonOf(error: unknown): MailReason | null {
  if (error instanceof OpenMairieError) return error.code === 'OM_FORBIDDEN' ? 'interdit' : null
  // No server is set any more: none failed.
  return error instanceof MailError && error.code !== 'EUNSET' ? byKind[error.kind] : null
}

const noted = z.object({ reason: z.enum(mailReasons).nullable().default(null) })

/** Why the last try of a job sent nothing, as its checkpoint has it. */
export function lastReason({ checkpoint }: Pick<Job, 'checkpoint'>): MailReason | null {
  return noted.parse(checkpoint ?? {}).reason
}
