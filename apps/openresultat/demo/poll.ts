// SPDX-License-Identifier: EUPL-1.2
import { type Depouillement, totaliser } from '../rules/bureau.js'
import type { RegleAcces } from '../rules/second-tour.js'
import { premierTour } from '../rules/second-tour.js'
import { shuffle } from './chance.js'
import type { Contestant } from './contestants.js'
import { parisTime } from './dates.js'
import { depouillement, type Figures, figuresOf, pointagesOf, weightsIn } from './figures.js'
import type { Colistier } from './lists.js'
import { partis } from './parties.js'
import { type Bureau, bureaux } from './town.js'

export type Phase = 'C1' | 'C2' | 'DF'

/** Who stands in a poll: the key of the candidat, and the names of the list where it is one. */
export interface Inscription {
  readonly candidat: number
  readonly contestant: Contestant
  readonly noms: readonly Colistier[]
}

/** A bureau of a poll: what it will have counted in the end, and what it has announced of it. */
export interface PollBureau {
  readonly bureau: Bureau
  readonly etat: 'attente' | 'arrive' | 'erreur' | 'valide'
  readonly saisiPar: string | null
  readonly saisiLe: string | null
  readonly version: number
  readonly final: Figures
  readonly annonces: readonly {
    readonly phase: Phase
    readonly figures: Figures
    readonly observation: string | null
  }[]
  readonly pointages: readonly number[]
}

/** A poll, of which the keys are those of the rows. */
export interface Poll {
  readonly election: number
  readonly type: number
  readonly libelle: string
  readonly date: string
  readonly tour: 1 | 2
  readonly canton: number | null
  readonly sieges: number | null
  readonly siegesCc: number | null
  readonly statut: 'depouillement' | 'archivee'
  readonly premierTour: number | null
  readonly inscriptions: readonly Inscription[]
  readonly bureaux: readonly PollBureau[]
}

export type PollFacts = Omit<Poll, 'bureaux' | 'statut'>

const standards = ['standard1', 'standard2', 'standard3']

/** The bureaux that open for a poll: those of its canton, or all. */
export function bureauxOf({ canton }: Pick<Poll, 'canton'>): readonly Bureau[] {
  return bureaux.filter((bureau) => canton === null || bureau.canton === canton)
}

/** Who types the figures of a bureau, and when: from fifty minutes after the closing, in an order that the key decides. */
export function entryOf(key: string, date: string, bureau: Bureau, of: readonly Bureau[]) {
  const order = shuffle(`${key}/arrivee`, of).findIndex(({ id }) => id === bureau.id)
  const saisiLe = parisTime(date, 18 * 60 + 50 + order * 2)
  return { order, saisiLe, saisiPar: standards[order % standards.length] ?? null }
}

/** A poll of the past, of which all the bureaux are validated. `turnout` is per ten thousand, `kept` the share of today's inscrits. */
export function archived(
  facts: PollFacts,
  key: string,
  turnout: number,
  kept: number,
  weights: (bureau: Bureau) => readonly number[] = (bureau) =>
    weightsIn(
      key,
      bureau,
      facts.inscriptions.map(({ contestant }) => contestant),
    ),
): Poll {
  const open = bureauxOf(facts)
  return {
    ...facts,
    statut: 'archivee',
    bureaux: open.map((bureau): PollBureau => {
      const inscrits = Math.floor((bureau.inscrits * kept) / 1000)
      const final = figuresOf(key, bureau, inscrits, turnout, weights(bureau))
      const { saisiLe, saisiPar } = entryOf(key, facts.date, bureau, open)
      return {
        bureau,
        etat: 'valide',
        saisiPar,
        saisiLe,
        version: 2,
        final,
        annonces: [{ phase: 'DF', figures: final, observation: null }],
        pointages: pointagesOf(key, bureau, final),
      }
    }),
  }
}

/** The totals of a poll whose bureaux have all arrived. */
export function totalOf({ bureaux, inscriptions }: Poll): Depouillement {
  return totaliser(
    bureaux.map(({ final }) => depouillement(final)),
    BigInt(inscriptions.length),
  )
}

/** Who may stand again after a first tour, by its rule. */
export function qualified(first: Poll, regle: RegleAcces): readonly Inscription[] {
  const { inscrits, exprimes, voix } = totalOf(first)
  const scores = first.inscriptions.map(({ candidat }, panel) => {
    return { candidat: String(candidat), voix: voix[panel] ?? 0n }
  })
  const { maintien } = premierTour(regle, inscrits, exprimes, scores)
  return first.inscriptions.filter(({ candidat }) => maintien.includes(String(candidat)))
}

/** How readily the voters of a family go to another: left, ecologists, centre, right, without label; per thousand. */
const readiness: readonly (readonly number[])[] = [
  [900, 500, 300, 60, 150],
  [600, 900, 300, 80, 150],
  [250, 250, 900, 300, 200],
  [60, 60, 300, 900, 250],
  [250, 150, 250, 300, 600],
]

function familyOf({ contestant }: Inscription): number {
  return (partis[contestant.parti - 1]?.groupe ?? 1) - 1
}

/** The weights of a second tour in a bureau: who stood for somebody stays, the others go where their family leads them. */
export function carried(first: Poll, standing: readonly Inscription[]): (bureau: Bureau) => readonly number[] {
  return (bureau) => {
    const voix = first.bureaux.find((one) => one.bureau.id === bureau.id)?.final.voix ?? []
    return standing.map((one) =>
      first.inscriptions.reduce((sum, from, panel) => {
        const stays = standing.some(({ candidat }) => candidat === from.candidat)
        const own = from.candidat === one.candidat ? 1000 : 0
        const share = stays ? own : (readiness[familyOf(from)]?.[familyOf(one)] ?? 0)
        return sum + (voix[panel] ?? 0) * share
      }, 0),
    )
  }
}
