// SPDX-License-Identifier: EUPL-1.2
import type { Depouillement } from '../rules/bureau.js'
import { draw } from './chance.js'
import { centaineOf, depouillement } from './figures.js'
import { nightKey } from './night.js'
import type { Phase, PollBureau } from './poll.js'
import { currentPoll } from './polls.js'

/** What a bureau announces, and how long after the replay begins. */
export interface Arrivee {
  /** Code of the bureau. */
  readonly bureau: string
  /** Minutes since the beginning: from 1 to 90. */
  readonly minute: number
  readonly phase: Phase
  readonly figures: Depouillement
}

/** How long the replay lasts, in minutes. */
export const duree = 90

const phases: readonly Phase[] = ['C1', 'C2', 'DF']

/** When the phases that are left of a bureau fall: the late ones begin when the others have nearly done. */
function minutesOf(key: string, late: boolean, count: number): readonly number[] {
  const [start, end] = late ? [45, duree] : [2, 60]
  const span = Math.floor((end - start) / count)
  return Array.from({ length: count }, (_, index) => start + index * span + draw(`${key}/${index}`, span) + 1)
}

/** What a bureau has not announced yet. */
function awaited({ etat, annonces }: PollBureau): readonly Phase[] {
  // A bureau in error announces its final figures again, put right.
  if (etat === 'erreur') return ['DF']
  return phases.filter((phase) => !annonces.some((told) => told.phase === phase))
}

function announcing(seed: string, { bureau, annonces, final }: PollBureau, left: readonly Phase[]): readonly Arrivee[] {
  const minutes = minutesOf(`${seed}/${bureau.code}`, annonces.length === 0, left.length)
  return left.map((phase, index) => ({
    bureau: bureau.code,
    minute: minutes[index] ?? duree,
    phase,
    figures: depouillement(phase === 'DF' ? final : centaineOf(nightKey, bureau, final, phase)),
  }))
}

/**
 * What is still to arrive in the poll of today, in the order in which it does: the bureaux that are awaited, and the one in error
 * put right. Those that have arrived are left out; `whole` is the night from its beginning, the three phases of every bureau. The same
 * day and seed give the same schedule; the seed decides the minutes, never the figures. Throws a RangeError on a day that does not exist.
 */
export function replay(options: { today: string; seed?: string; whole?: boolean }): readonly Arrivee[] {
  const { today, seed = 'soiree', whole = false } = options
  return currentPoll(today)
    .bureaux.filter(({ etat }) => whole || etat === 'attente' || etat === 'erreur')
    .flatMap((bureau) => announcing(seed, bureau, whole ? phases : awaited(bureau)))
    .sort((one, other) => one.minute - other.minute || (one.bureau < other.bureau ? -1 : 1))
}
