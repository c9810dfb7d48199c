// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from './context.js'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The working day of the instance, `YYYY-MM-DD`. */
export function today(ctx: Pick<Ctx, 'clock' | 'timeZone'>): string {
  const known = formats.get(ctx.timeZone)
  const format =
    known ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: ctx.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  if (!known) formats.set(ctx.timeZone, format)
  return format.format(ctx.clock.now())
}
