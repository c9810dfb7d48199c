// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Count, Ctx } from '../records/index.js'
import { listMessages } from './list-messages.js'

/** «37 ressources», «plus de 1 000 ressources» in the middle of a sentence. */
export function howMany(ctx: Pick<Ctx, 'locale'>, { noun }: AnyEntity, { count, capped }: Count): string {
  const text = listMessages(ctx.locale).count(count, capped, noun.plural, noun.singular)
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
