// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from '../records/index.js'

/** What a browser may send by itself in a minute, by person and worker: something after each pause of typing. */
const most = 90
const minute = 60_000
const counts = new Map<string, { readonly minute: number; count: number }>()

/** Counts what a browser sent by itself; whether this person's sends too much of it of late. */
export function tooMany({ actor, clock }: Pick<Ctx, 'actor' | 'clock'>, what: 'draft' | 'duplicates'): boolean {
  const now = Math.floor(clock.now() / minute)
  const name = `${what} ${actor.id}`
  const held = counts.get(name)
  if (held?.minute === now) return ++held.count > most
  if (counts.size > 10_000) counts.clear()
  counts.set(name, { minute: now, count: 1 })
  return false
}
