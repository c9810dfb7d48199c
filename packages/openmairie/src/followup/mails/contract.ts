// SPDX-License-Identifier: EUPL-1.2
import type { KeptFile } from '../../files/usages.js'
import type { ToldOf } from '../../records/index.js'
import type { Person } from '../contract.js'

/**
 * Why a mail is not sent, yet or for good: the mail server takes none, it does not accept this one yet, it refuses it, its author may not
 * send it any more.
 */
export const mailReasons = ['injoignable', 'differe', 'refuse', 'interdit'] as const
export type MailReason = (typeof mailReasons)[number]

/** How far a mail is. */
export type MailState =
  | { readonly kind: 'waiting' | 'failed'; readonly reason: MailReason | null }
  | { readonly kind: 'stopped' }
  /** Milliseconds since the epoch. */
  | { readonly kind: 'sent'; readonly at: number }

/** A mail that brought an edition of a record, kept beside it as it was sent. */
export interface KeptMail {
  readonly id: string
  /** What its edition was called. */
  readonly edition: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Null where the account is gone. */
  readonly author: Person | null
  /** Milliseconds since the epoch. */
  readonly asked: number
  readonly state: MailState
  /** Its PDF; null where it tells of a person who was erased. */
  readonly file: KeptFile | null
  /** What its PDF tells of. */
  readonly told: ToldOf
}
