// SPDX-License-Identifier: EUPL-1.2
import type { Colistier } from '../gen/colistier.js'
import type { RegleScrutin } from '../gen/regle_scrutin.js'
import type { Siege } from '../gen/siege.js'
import { percentage } from '../rules/fraction.js'
import type { ListeDuScrutin, Scrutin } from '../soiree/etat.js'

/** What a poll does not tell by itself, and its files show. */
export interface Complements {
  /** Whether lists stand, or candidates by themselves. */
  readonly mode: RegleScrutin['mode']
  /** Candidates of the lists, in the order of each: as `lireColistiers` reads them. */
  readonly colistiers: ReadonlyMap<number, readonly Colistier[]>
  /** Seats that follow from the votes; none where they are not known. */
  readonly sieges: readonly Pick<Siege, 'assemblee' | 'election_candidat' | 'total'>[]
}

/** Who stands, as open data name him: the list and the one who leads it, or a candidate without a list. */
export interface ListePubliee {
  readonly panneau: number
  readonly nuance: string
  readonly sexe: 'F' | 'M' | ''
  readonly nom: string
  readonly prenom: string
  readonly liste: string
}

/** The lists of a poll, in the order of the panels. What the base does not hold is an empty text. */
export function listesPubliees(
  { listes }: Pick<Scrutin, 'listes'>,
  complements: Pick<Complements, 'mode' | 'colistiers'>,
): readonly ListePubliee[] {
  return listes.map((liste) => ({
    panneau: liste.panneau,
    nuance: liste.candidat.nuance ?? '',
    ...personne(liste, complements),
  }))
}

function personne(
  { id, libelle, candidat, inscription }: ListeDuScrutin,
  { mode, colistiers }: Pick<Complements, 'mode' | 'colistiers'>,
): Pick<ListePubliee, 'sexe' | 'nom' | 'prenom' | 'liste'> {
  const sexe = candidat.sexe ?? ''
  if (mode === 'candidat') return { sexe, nom: candidat.libelle1, prenom: candidat.libelle2 ?? '', liste: '' }
  const premier = colistiers.get(id)?.find(({ rang }) => rang === 1)
  if (premier) return { sexe: premier.sexe, nom: premier.nom, prenom: premier.prenom ?? '', liste: libelle }
  // Nothing tells where the first name ends in a name written as one.
  return { sexe, nom: inscription.tete ?? '', prenom: '', liste: libelle }
}

/** Seats of a list in an assembly; null where the seats of that assembly are not known. */
export function siegesDe(
  liste: number,
  assemblee: Siege['assemblee'],
  { sieges }: Pick<Complements, 'sieges'>,
): number | null {
  const known = sieges.filter((one) => one.assemblee === assemblee)
  if (known.length === 0) return null
  return known.find(({ election_candidat }) => election_candidat === liste)?.total ?? 0
}

/** Per cent with two decimals and the French comma, e.g. `50,13`. */
export function pourcentage(part: bigint, whole: bigint): string {
  return percentage(part, whole).replace('.', ',')
}
