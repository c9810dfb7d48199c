// SPDX-License-Identifier: EUPL-1.2
import { shuffle } from './chance.js'
import { centaineOf, type Figures, figuresOf, pointagesOf, weightsIn } from './figures.js'
import { bureauxOf, entryOf, type Phase, type Poll, type PollBureau, type PollFacts } from './poll.js'
import type { Bureau } from './town.js'

/** Key that decides the figures of the poll of today. */
export const nightKey = 'municipales'

/** Bureaux that have not announced their final figures: what they have announced. The two last are late with everything. */
const waiting: ReadonlyMap<string, readonly Phase[]> = new Map([
  ['0011', ['C1', 'C2']],
  ['0020', ['C1']],
  ['0026', ['C1']],
  ['0009', []],
  ['0028', []],
])

/** The bureau whose votes were typed one short. */
const faulty = '0017'

/** Bureaux that announced their centaines before all the rest. */
const withCentaines: readonly string[] = ['0001', '0003', '0014', '0022']

/** Arrivals that the bureau centralisateur has already looked at. */
const validated = 15

/** The figures with one vote less for the list in front, as a hurried hand types them. */
function oneShort(figures: Figures): Figures {
  const most = Math.max(...figures.voix)
  const panel = figures.voix.indexOf(most)
  return { ...figures, voix: figures.voix.map((voix, index) => (index === panel ? voix - 1 : voix)) }
}

/** Phases that a bureau has announced. */
function announced(code: string): readonly Phase[] {
  return waiting.get(code) ?? (withCentaines.includes(code) ? ['C1', 'C2', 'DF'] : ['DF'])
}

/** The poll of today an hour after the first arrivals: most bureaux have arrived, one is in error, some are awaited. */
export function nightOf(facts: PollFacts): Poll {
  const open = bureauxOf(facts)
  const arrivals = shuffle(
    `${nightKey}/valide`,
    open.filter(({ code }) => announced(code).includes('DF') && code !== faulty),
  )
  const checked = new Set(arrivals.slice(0, validated).map(({ code }) => code))
  const contestants = facts.inscriptions.map(({ contestant }) => contestant)
  const stateOf = (code: string): PollBureau['etat'] =>
    waiting.has(code) ? 'attente' : code === faulty ? 'erreur' : checked.has(code) ? 'valide' : 'arrive'
  const at = (bureau: Bureau): PollBureau => {
    const { code } = bureau
    const etat = stateOf(code)
    const final = figuresOf(nightKey, bureau, bureau.inscrits, 5180, weightsIn(nightKey, bureau, contestants))
    const phases = announced(code)
    const { saisiLe, saisiPar } = entryOf(nightKey, facts.date, bureau, open)
    const told = (phase: Phase) => {
      if (phase !== 'DF') return centaineOf(nightKey, bureau, final, phase)
      return etat === 'erreur' ? oneShort(final) : final
    }
    return {
      bureau,
      etat,
      saisiPar: phases.length > 0 ? saisiPar : null,
      saisiLe: phases.length > 0 ? saisiLe : null,
      version: phases.length + (etat === 'valide' ? 1 : 0),
      final,
      annonces: phases.map((phase) => ({
        phase,
        figures: told(phase),
        observation: etat === 'erreur' ? 'Total des voix à revoir avec le bureau.' : null,
      })),
      pointages: pointagesOf(nightKey, bureau, final),
    }
  }
  return { ...facts, statut: 'depouillement', bureaux: open.map(at) }
}
