// SPDX-License-Identifier: EUPL-1.2
import { bureauxArrives, type Scrutin, totaux } from '../soiree/etat.js'
import { ecrireCsv } from './csv.js'
import { type Complements, listesPubliees, pourcentage, siegesDe } from './publication.js'

const entetes = [
  'Date',
  'Type',
  'Élection',
  'Tour',
  'Code du département',
  'Code de la commune',
  'Bureaux arrivés',
  'Bureaux',
  'Inscrits',
  'Abstentions',
  'Votants',
  'Blancs',
  'Nuls',
  'Exprimés',
  'N°Panneau',
  'Code Nuance',
  'Sexe',
  'Nom',
  'Prénom',
  'Liste',
  'Sièges / Elu',
  'Sièges CC',
  'Voix',
  '% Voix/Ins',
  '% Voix/Exp',
] as const

/**
 * All polls in one CSV (UTF-8, `;`, CRLF): a line for each poll and each of its lists, with the figures of the bureaux that have
 * arrived; a poll of which none has is left out. Texts are exact, as in the files by bureau. Which polls may be shown
 * (`estPublic`) is for the caller to know.
 */
export function ecrireElections(
  elections: readonly { readonly scrutin: Scrutin; readonly complements: Complements }[],
): string {
  return ecrireCsv([entetes, ...elections.flatMap(({ scrutin, complements }) => lignesDe(scrutin, complements))])
}

function lignesDe(scrutin: Scrutin, complements: Complements): readonly (readonly string[])[] {
  if (bureauxArrives(scrutin).length === 0) return []
  const { election, type, commune } = scrutin
  const { bureaux, inscrits, votants, blancs, nuls, exprimes, voix } = totaux(scrutin)
  const seats = (liste: number, assemblee: 'CM' | 'CC') => siegesDe(liste, assemblee, complements)?.toString() ?? ''
  return listesPubliees(scrutin, complements).map(({ panneau, nuance, sexe, nom, prenom, liste }, index) => {
    const votes = voix[index] ?? 0n
    const id = scrutin.listes[index]?.id ?? 0
    return [
      election.date_scrutin,
      type.code,
      election.libelle,
      String(election.tour),
      commune?.departement ?? '',
      commune?.code_insee_commune ?? '',
      ...[bureaux, scrutin.bureaux.length, inscrits, inscrits - votants, votants, blancs, nuls, exprimes].map(String),
      String(panneau),
      nuance,
      sexe,
      nom,
      prenom,
      liste,
      seats(id, 'CM'),
      seats(id, 'CC'),
      String(votes),
      pourcentage(votes, inscrits),
      pourcentage(votes, exprimes),
    ]
  })
}
