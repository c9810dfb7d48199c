// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import { frenchDate, readDate } from '../ui/dates.js'
import { valueMessages } from '../ui/value-messages.js'
import type { Typing } from '../ui/values.js'
import { followupMessages } from './messages.js'

const day = 86_400_000

/** How near a due date is, in words where that matters: «en retard de 3 jours», «pour demain»; else null. */
export function nearness(due: string, today: string, locale: Locale): { words: string; late: boolean } | null {
  const messages = followupMessages(locale)
  const left = Math.round((Date.parse(due) - Date.parse(today)) / day)
  if (left < 0) return { words: messages.late(-left), late: true }
  if (left > 1) return null
  return { words: left === 0 ? messages.dueToday : messages.dueTomorrow, late: false }
}

/** A due date as it is read: `03/02/2026`. */
export const shownDue = frenchDate

/** Reads a due date as any other date; blank is none. What has no day of the calendar of these times is refused. */
export function readDue(
  typed: string,
  { today, locale }: Typing,
): { readonly due: string | null } | { readonly problem: string } {
  const text = typed.trim()
  if (text === '') return { due: null }
  const due = readDate(text, today)
  return due !== null && /^\d{4}-\d\d-\d\d$/.test(due) ? { due } : { problem: valueMessages(locale).date(text) }
}
