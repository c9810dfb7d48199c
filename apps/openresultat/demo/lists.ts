// SPDX-License-Identifier: EUPL-1.2
import { ageMoyen } from '../rules/age.js'
import { draw } from './chance.js'
import type { Contestant } from './contestants.js'
import { addDays } from './dates.js'
import { between, type createNames, type Sexe } from './names.js'

/** A candidate of a list, at his place in it and in the list for the community, if he stands there. */
export interface Colistier {
  readonly rang: number
  readonly nom: string
  readonly prenom: string
  readonly sexe: Sexe
  readonly naissance: string
  readonly rangCc: number | null
}

/** Names of a list: as many as seats, and two more (Code électoral, L260). */
export const nomsParListe = 47

/**
 * Ranks of those who also stand for the community: as many as its seats and two more, in the order of the list, women and men in
 * turn, the first quarter at the head of the list and all in its first three fifths (Code électoral, L273-9).
 */
export function rangsCommunautaires(key: string, sieges: number, noms: number): readonly number[] {
  const wanted = sieges + 2
  const last = Math.floor((noms * 3) / 5)
  const head = Math.ceil(wanted / 4)
  const ranks = Array.from({ length: last }, (_, place) => place + 1)
  // Two that follow one another are left out together: the turn of women and men stays.
  for (let turn = 0; ranks.length - 2 >= wanted; turn += 1) {
    ranks.splice(head + draw(`${key}/cc/${turn}`, ranks.length - head - 1), 2)
  }
  return ranks.slice(0, wanted)
}

/** The names of a list, from the one who leads it: women and men in turn (Code électoral, L264). */
export function nomsDeListe(
  key: string,
  { tete, aine }: Contestant,
  scrutin: string,
  siegesCc: number,
  nommer: ReturnType<typeof createNames>,
): readonly Colistier[] {
  if (!tete) return []
  const community = rangsCommunautaires(key, siegesCc, nomsParListe)
  return Array.from({ length: nomsParListe }, (_, place): Colistier => {
    const rang = place + 1
    const rangCc = community.includes(rang) ? community.indexOf(rang) + 1 : null
    if (rang === 1) return { ...tete, rang, rangCc }
    const sexe = (place % 2 === 0) === (tete.sexe === 'F') ? 'F' : 'M'
    const age = between(`${key}/${rang}/age`, 28, 66) + aine
    const naissance = addDays(scrutin, -age * 365 - draw(`${key}/${rang}/jour`, 365))
    return { rang, ...nommer(`${key}/${rang}`, sexe, naissance), sexe, naissance, rangCc }
  })
}

/** The average age of a list on the day of a poll, as a column `numeric(5,2)` writes it; null where it has no names. */
export function ageMoyenDe(noms: readonly Colistier[], scrutin: string): string | null {
  const age = ageMoyen(
    noms.map(({ naissance }) => naissance),
    scrutin,
  )
  return age === null ? null : `${age / 100n}.${String(age % 100n).padStart(2, '0')}`
}
