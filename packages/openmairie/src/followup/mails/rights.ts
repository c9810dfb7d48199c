// SPDX-License-Identifier: EUPL-1.2
import { maySeeTold } from '../../records/index.js'
import type { Target } from '../../ui/target.js'
import type { KeptMail } from './contract.js'

/** Whether the PDF of a mail is for the user, who may read its record: it was drawn under the rights of its author. */
export function mayTakePdf({ ctx, entity }: Target, { author, told }: KeptMail): boolean {
  return author?.id === ctx.actor.id || maySeeTold(ctx, entity, told)
}
