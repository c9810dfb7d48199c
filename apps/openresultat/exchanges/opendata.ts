// SPDX-License-Identifier: EUPL-1.2
import { bureauxArrives, type Scrutin, totaux } from '../soiree/etat.js'
import { ecrireCsv } from './csv.js'
import { type Complements, type ListePubliee, listesPubliees, pourcentage, siegesDe } from './publication.js'

/** Headings of the figures of a bureau, as in the ministry's files since 2014, without the percentages that follow from them. */
export const entetesBureau = [
  'Code du département',
  'Code de la commune',
  'Code du b.vote',
  'Inscrits',
  'Abstentions',
  'Votants',
  'Blancs',
  'Nuls',
  'Exprimés',
] as const

const identite = ['N°Panneau', 'Code Nuance', 'Sexe', 'Nom', 'Prénom', 'Liste'] as const
const resultat = ['Voix', '% Voix/Exp'] as const

/** Headings that come once more for each list. */
export const entetesListe = [...identite, ...resultat] as const

/** Figures of one line of open data; votes in the order of the lists. */
export interface Chiffres {
  readonly inscrits: bigint
  readonly abstentions: bigint
  readonly votants: bigint
  readonly blancs: bigint
  readonly nuls: bigint
  readonly exprimes: bigint
  readonly voix: readonly bigint[]
}

/** What a file of results by bureau holds. */
export interface ResultatsParBureau {
  readonly departement: string
  readonly commune: string
  readonly bureaux: readonly (Chiffres & { readonly code: string })[]
  readonly listes: readonly ListePubliee[]
}

/** The bureaux of a poll that have arrived, as open data show them. Codes of the commune are empty where no commune is known. */
export function resultatsParBureau(
  scrutin: Scrutin,
  complements: Pick<Complements, 'mode' | 'colistiers'>,
): ResultatsParBureau {
  return {
    departement: scrutin.commune?.departement ?? '',
    commune: scrutin.commune?.code_insee_commune ?? '',
    listes: listesPubliees(scrutin, complements),
    bureaux: bureauxArrives(scrutin).flatMap(({ bureau, resultats }) => {
      const final = resultats.get('DF')
      return final ? [{ code: bureau.code, ...chiffres(final) }] : []
    }),
  }
}

/** Figures as open data show them, abstentions counted. */
export function chiffres({ inscrits, votants, blancs, nuls, exprimes, voix }: Omit<Chiffres, 'abstentions'>): Chiffres {
  return { inscrits, abstentions: inscrits - votants, votants, blancs, nuls, exprimes, voix }
}

/**
 * Results by bureau as open data: UTF-8 without mark, `;`, CRLF, one line for each bureau, the lists side by side and their
 * headings repeated for each. Percentages have a French comma. Texts are exact, also those that begin with `=`, `+`, `-` or `@`:
 * the title of a list that had a sign put before it would no longer be the one that the préfecture registered, nor be read back
 * the same; votes are digits, and titles are typed by the town's own agents. The figures are shown whoever asks: whether the
 * hour has come (`estPublic`) is for the caller to know.
 */
export function ecrireParBureau({ departement, commune, bureaux, listes }: ResultatsParBureau): string {
  return ecrireCsv([
    [...entetesBureau, ...listes.flatMap(() => entetesListe)],
    ...bureaux.map((bureau) => [
      departement,
      commune,
      bureau.code,
      ...nombres(bureau),
      ...listes.flatMap((liste, index) => [...identiteDe(liste), ...scoreDe(bureau, index)]),
    ]),
  ])
}

/** The same file to fill in: the bureaux of these codes and the lists, or room for one where there is none, without figures. */
export function modeleParBureau(
  departement: string,
  commune: string,
  codes: readonly string[],
  listes: readonly ListePubliee[],
): string {
  const blank = { panneau: 1, nuance: '', sexe: '', nom: '', prenom: '', liste: '' } as const
  const standing = listes.length === 0 ? [blank] : listes
  const without = (count: number) => Array.from({ length: count }, () => '')
  return ecrireCsv([
    [...entetesBureau, ...standing.flatMap(() => entetesListe)],
    ...codes.map((code) => [
      departement,
      commune,
      code,
      ...without(entetesBureau.length - 3),
      ...standing.flatMap((liste) => [...identiteDe(liste), ...without(resultat.length)]),
    ]),
  ])
}

/**
 * Totals of the bureaux that have arrived, as open data: one line, with for each list its seats at the council (`Sièges / Elu`), at
 * the council of a sector (zero: Paris, Lyon and Marseille alone have them) and at the community, in the ministry's order.
 * Seats are empty where they are not known; there is no line where no bureau has arrived.
 */
export function ecrireCommune(scrutin: Scrutin, complements: Complements): string {
  const { bureaux, ...figures } = totaux(scrutin)
  const listes = listesPubliees(scrutin, complements)
  const commune = chiffres(figures)
  const entete = [
    ...entetesBureau.filter((one) => one !== 'Code du b.vote'),
    ...listes.flatMap(() => [...identite, 'Sièges / Elu', 'Sièges Secteur', 'Sièges CC', ...resultat]),
  ]
  if (bureaux === 0n) return ecrireCsv([entete])
  const seats = (index: number) => {
    const id = scrutin.listes[index]?.id ?? 0
    const [council, community] = [siegesDe(id, 'CM', complements), siegesDe(id, 'CC', complements)]
    return [council, council === null ? null : 0, community].map((count) => (count === null ? '' : String(count)))
  }
  return ecrireCsv([
    entete,
    [
      scrutin.commune?.departement ?? '',
      scrutin.commune?.code_insee_commune ?? '',
      ...nombres(commune),
      ...listes.flatMap((liste, index) => [...identiteDe(liste), ...seats(index), ...scoreDe(commune, index)]),
    ],
  ])
}

function nombres({ inscrits, abstentions, votants, blancs, nuls, exprimes }: Chiffres): readonly string[] {
  return [inscrits, abstentions, votants, blancs, nuls, exprimes].map(String)
}

function identiteDe({ panneau, nuance, sexe, nom, prenom, liste }: ListePubliee): readonly string[] {
  return [String(panneau), nuance, sexe, nom, prenom, liste]
}

function scoreDe({ voix, exprimes }: Chiffres, index: number): readonly string[] {
  const votes = voix[index] ?? 0n
  return [String(votes), pourcentage(votes, exprimes)]
}
