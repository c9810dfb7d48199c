// SPDX-License-Identifier: EUPL-1.2
import type { Depouillement } from '../rules/bureau.js'
import { centaine } from '../rules/bureau.js'
import { apportion, draw, shuffle } from './chance.js'
import type { Contestant } from './contestants.js'
import { between } from './names.js'
import type { Bureau } from './town.js'

/** What a bureau announces, votes in the order of the panels. */
export interface Figures {
  readonly inscrits: number
  readonly votants: number
  readonly blancs: number
  readonly nuls: number
  readonly exprimes: number
  readonly voix: readonly number[]
}

/** By how much each canton votes more or less than the town, per ten thousand of the inscrits. */
const zeal: readonly number[] = [140, -520, 260, 410, -180]

/** The weights of those who stand in a bureau: their strength, their ground, and what no one foresees. */
export function weightsIn(
  key: string,
  { canton, code }: Bureau,
  contestants: readonly Contestant[],
): readonly number[] {
  return contestants.map(({ force, terrain }, panel) => {
    return force * (terrain[canton - 1] ?? 1000) * between(`${key}/${code}/voix/${panel}`, 850, 1150)
  })
}

/** The figures of a bureau: they meet the checks by construction. `turnout` is per ten thousand of the inscrits. */
export function figuresOf(
  key: string,
  { canton, code }: Bureau,
  inscrits: number,
  turnout: number,
  weights: readonly number[],
): Figures {
  const here = turnout + (zeal[canton - 1] ?? 0) + between(`${key}/${code}/votants`, -300, 300)
  const votants = Math.floor((inscrits * here) / 10_000)
  const blancs = Math.floor((votants * between(`${key}/${code}/blancs`, 7, 22)) / 1000)
  const nuls = Math.floor((votants * between(`${key}/${code}/nuls`, 4, 15)) / 1000)
  const exprimes = votants - blancs - nuls
  return { inscrits, votants, blancs, nuls, exprimes, voix: apportion(exprimes, weights) }
}

/** Share of the votants who have come by 10, 12, 15, 17 h and the closing, per thousand. */
const flow: readonly number[] = [168, 412, 655, 884, 1000]

/** Voters since the opening at each tranche: never fewer than before, nor more than in the end. */
export function pointagesOf(key: string, { code }: Bureau, { votants }: Figures): readonly number[] {
  return flow.map((share, tranche) => {
    if (share === 1000) return votants - draw(`${key}/${code}/cloture`, 3)
    return Math.floor((votants * (share + between(`${key}/${code}/flux/${tranche}`, -30, 30))) / 1000)
  })
}

/** The first hundred or two hundred ballots of a bureau: its own ballots, drawn in an order that the key decides. */
export function centaineOf(key: string, { code }: Bureau, all: Figures, phase: 'C1' | 'C2'): Figures {
  const { inscrits, blancs, nuls, voix } = all
  const kinds = [blancs, nuls, ...voix].flatMap((count, kind) => Array.from({ length: count }, () => kind))
  const votants = Number(centaine(BigInt(all.votants), phase))
  const seen = shuffle(`${key}/${code}/bulletins`, kinds).slice(0, votants)
  const count = (wanted: number) => seen.filter((kind) => kind === wanted).length
  const kept = { inscrits, votants, blancs: count(0), nuls: count(1), voix: voix.map((_, panel) => count(panel + 2)) }
  return { ...kept, exprimes: votants - kept.blancs - kept.nuls }
}

/** Figures as the rules read them. */
export function depouillement({ inscrits, votants, blancs, nuls, exprimes, voix }: Figures): Depouillement {
  return {
    inscrits: BigInt(inscrits),
    emargements: BigInt(votants),
    votants: BigInt(votants),
    blancs: BigInt(blancs),
    nuls: BigInt(nuls),
    exprimes: BigInt(exprimes),
    voix: voix.map(BigInt),
  }
}
