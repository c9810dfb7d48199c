// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as wait } from 'node:timers/promises'
import type { Arrivee } from '../../../apps/openresultat/demo/replay.js'
import { type Entered, enter, lose, open, save, saveAgain, send, type Typed } from './entering.js'
import type { Operator, Stage } from './stage.js'

/** What happens while a bureau is entered: each in turn. */
const ways = ['plain', 'twice', 'plain', 'lost', 'plain', 'together', 'plain', 'corrected', 'plain'] as const
type Way = (typeof ways)[number]

/** The figures of a bureau with one voter too many: they do not hold, and count in no total. */
export function misheard({ bureau, phase, figures }: Typed): Typed {
  return { bureau, phase, figures: { ...figures, votants: figures.votants + 1n } }
}

interface Entering {
  readonly typed: Typed
  readonly operator: Operator
  /** Another one, who is given the same bureau at times. */
  readonly other: Operator
  readonly entered: Entered
  /** Number of the arrival. */
  readonly index: number
}

const entering: Readonly<Record<Way, (asked: Entering) => Promise<void>>> = {
  plain: ({ operator, typed, entered }) => enter(operator, typed, entered),

  /** A double click: the same form twice at once. Both are told the same, which is noted once. */
  twice: async ({ operator, typed, entered }) => {
    const filled = await open(operator.visitor, typed)
    const unseen: Entered = { acknowledged: [], conflicts: [] }
    const [seen, ignored] = await Promise.all([send(operator, filled, entered), send(operator, filled, unseen)])
    if (seen.status !== ignored.status) throw new Error(`A double click: ${seen.status}, then ${ignored.status}`)
    if (seen.status === 409) await saveAgain(operator, typed, seen, entered)
  },

  /** The line is lost, and nobody knows whether the form came through: it is sent again as it is, to the other server. */
  lost: async ({ operator, typed, entered, index }) => {
    const filled = await open(operator.visitor, typed)
    await lose(operator, filled, index % 2 === 0 ? 'sent' : 'answered')
    await save({ ...operator, visitor: operator.elsewhere }, filled, entered)
  },

  /** Two operators have the same bureau before them and save at once: whoever is second sees it, and saves where he has it right. */
  together: async ({ operator, other, typed, entered }) => {
    const [wrong, right] = await Promise.all([open(other.visitor, misheard(typed)), open(operator.visitor, typed)])
    const [, answer] = await Promise.all([send(other, wrong, entered), send(operator, right, entered)])
    if (answer.status === 409) await saveAgain(operator, typed, answer, entered)
  },

  /** Misheard, then put right by somebody else. */
  corrected: async ({ operator, other, typed, entered }) => {
    await enter(operator, misheard(typed), entered)
    await enter(other, typed, entered)
  },
}

/**
 * The operators enter what arrives, each in its minute, `perMinute` milliseconds long. Whoever is still at a bureau takes the next one
 * after it. `from` is the minute at which it begins. Returns what they were told.
 */
export async function enterArrivals(
  { operators }: Stage,
  arrivals: readonly Arrivee[],
  { perMinute, from = 0 }: { readonly perMinute: number; readonly from?: number },
): Promise<Entered> {
  const entered: Entered = { acknowledged: [], conflicts: [] }
  const busy = new Map<Operator, Promise<void>>()
  const begun = performance.now()
  for (const [index, typed] of arrivals.entries()) {
    await wait(Math.max(0, begun + (typed.minute - from) * perMinute - performance.now()))
    const operator = operators[index % operators.length]
    const other = operators[(index + 7) % operators.length]
    const way = ways[index % ways.length]
    if (!operator || !other || !way) throw new Error('There is no operator')
    const before = busy.get(operator) ?? Promise.resolve()
    const next = before.then(() => entering[way]({ typed, operator, other, entered, index }))
    // Told at the end, by whoever waits for all of them.
    next.catch(() => undefined)
    busy.set(operator, next)
  }
  await Promise.all(busy.values())
  return entered
}
