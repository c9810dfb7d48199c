// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import { isSeveral, readMembers } from '../model/several.js'
import type { Ctx } from '../records/index.js'
import { labelOf } from '../ui/choice.js'
import { shown, yesNo } from '../ui/format.js'

/** A typed value in words: the label of the record or of the choice that it stands for, «Oui» for a box that is ticked. */
export async function spokenValue(ctx: Ctx, entity: AnyEntity, field: Field, typed: string): Promise<string> {
  if (typed === '') return ''
  if (field.type === 'boolean') return yesNo(typed === 'true', ctx.locale)
  if (isSeveral(field) && field.choices) return shown(field, readMembers(field, [typed]), ctx)
  const choice = field.choices?.find((each) => each.value === typed)
  return choice?.label ?? (await labelOf(ctx, entity, field.name, typed)) ?? typed
}
