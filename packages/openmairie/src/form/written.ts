// SPDX-License-Identifier: EUPL-1.2
import type { Flash } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { formMessages } from './messages.js'

type Written = { readonly label: string; readonly repeated: boolean; readonly merged: readonly string[] }

/** What is said after a write: `message`, unless it had been done already; what another changed meanwhile is told too. */
export function flashOf({ ctx, entity }: Target, outcome: Written, message: string): Flash {
  const messages = formMessages(ctx.locale)
  if (outcome.repeated) return { tone: 'info', message: messages.repeated }
  if (outcome.merged.length === 0) return { tone: 'success', message }
  const labels = outcome.merged.map((name) => entity.fields[name]?.label ?? name).join(', ')
  return { tone: 'warning', message: `${message} ${messages.merged(labels)}` }
}
