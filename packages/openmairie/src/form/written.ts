// SPDX-License-Identifier: EUPL-1.2
import type { Input } from '../records/index.js'
import type { Flash } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { formMessages } from './messages.js'
import { recasedNames } from './recased.js'

type Written = { readonly label: string; readonly repeated: boolean; readonly merged: readonly string[] }

/**
 * What is said after a write: `done`, unless it had been done already; the names whose capitals were written otherwise than
 * in `input`, and what another changed meanwhile, are told too.
 */
export function flashOf({ ctx, entity }: Target, outcome: Written, input: Input, done: string): Flash {
  const messages = formMessages(ctx.locale)
  if (outcome.repeated) return { tone: 'info', message: messages.repeated }
  const names = recasedNames(entity, input)
  const message = names.length === 0 ? done : `${done} ${messages.recased(names.join(', '))}`
  if (outcome.merged.length === 0) return { tone: 'success', message }
  const labels = outcome.merged.map((name) => entity.fields[name]?.label ?? name).join(', ')
  return { tone: 'warning', message: `${message} ${messages.merged(labels)}` }
}
