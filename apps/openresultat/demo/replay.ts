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

function remaining(seed: string, { bureau, etat, annonces, final }: PollBureau): readonly Arrivee[] {
  const told = annonces.map(({ phase }) => phase)
  // A bureau in error announces its final figures again, put right.
  const left = etat === 'erreur' ? phases.slice(2) : phases.filter((phase) => !told.includes(phase))
  const minutes = minutesOf(`${seed}/${bureau.code}`, told.length === 0, left.length)
  return left.map((phase, index) => ({
    bureau: bureau.code,
    minute: minutes[index] ?? duree,
    phase,
    figures: depouillement(phase === 'DF' ? final : centaineOf(nightKey, bureau, final, phase)),
  }))
}

/**
 * What is still to arrive in the poll of today, in the order in which it does: the bureaux that are awaited, and the one in error
 * put right. Those that have arrived are left out. The same day and seed give the same schedule; the seed decides the minutes,
 * never the figures. Throws a RangeError on a day that does not exist.
 */
export function replay(options: { today: string; seed?: string }): readonly Arrivee[] {
  const { today, seed = 'soiree' } = options
  return currentPoll(today)
    .bureaux.filter(({ etat }) => etat === 'attente' || etat === 'erreur')
    .flatMap((bureau) => remaining(seed, bureau))
    .sort((one, other) => one.minute - other.minute || (one.bureau < other.bureau ? -1 : 1))
}
