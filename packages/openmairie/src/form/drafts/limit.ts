// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from '../../records/index.js'

/** Drafts that one person may send in a minute to one worker: a browser sends one after each pause of typing. */
const most = 90
const minute = 60_000
const counts = new Map<string, { readonly minute: number; count: number }>()

/** Counts a draft sent; whether its author sends too many of late. */
export function tooMany({ actor, clock }: Pick<Ctx, 'actor' | 'clock'>): boolean {
  const now = Math.floor(clock.now() / minute)
  const held = counts.get(actor.id)
  if (held?.minute === now) return ++held.count > most
  if (counts.size > 10_000) counts.clear()
  counts.set(actor.id, { minute: now, count: 1 })
  return false
}
