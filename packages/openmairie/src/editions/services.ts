// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { Renderer } from '../documents/renderer.js'
import type { Files } from '../files/contract.js'
import type { Ctx } from '../records/index.js'
import type { Letterhead } from './compose/letterhead.js'

/** What editions need of the shell. */
export interface EditionServices {
  readonly renderer: Renderer
  /** The instance’s own base, where jobs are asked for. */
  readonly database: Database
  readonly files: Pick<Files, 'put'>
  readonly mails: Mails | null
  /** Whose paper a user writes on; with its signature where he signs. */
  letterhead(ctx: Ctx, signs?: boolean): Promise<Letterhead>
}

/** That mails are sent; null where no mail server is set. */
export interface Mails {
  /** Counts a mail that a user is about to send; false where there were too many of late. */
  admits(user: string): Promise<boolean>
}
