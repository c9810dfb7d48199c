// SPDX-License-Identifier: EUPL-1.2
import type { Colistier } from '../../gen/colistier.js'
import type { BureauDuScrutin, ListeDuScrutin, Scrutin } from '../../soiree/etat.js'

type Figures = readonly [inscrits: number, votants: number, blancs: number, nuls: number, exprimes: number]

/** Bureau `id`, its figures if it has announced any. */
export function bureau(
  id: number,
  etat: BureauDuScrutin['etat'],
  figures: Figures,
  voix: readonly number[] | null,
): BureauDuScrutin {
  const [inscrits = 0n, votants = 0n, blancs = 0n, nuls = 0n, exprimes = 0n] = figures.map(BigInt)
  const final = {
    id: id * 10,
    observation: null,
    inscrits,
    emargements: votants,
    votants,
    blancs,
    nuls,
    exprimes,
    voix: (voix ?? []).map(BigInt),
  }
  return {
    id,
    etat,
    version: 1,
    inscrits,
    saisiPar: null,
    saisiLe: null,
    motif: null,
    participation: new Map(),
    resultats: voix === null ? new Map() : new Map([['DF', final]]),
    bureau: {
      bureau: id,
      om_collectivite: '1',
      code: String(id).padStart(4, '0'),
      libelle: `École ${id}`,
      adresse: null,
      canton: 1,
      circonscription: 1,
      plan: null,
      position_x: null,
      position_y: null,
      ordre: id,
      om_validite_debut: null,
      om_validite_fin: null,
    },
  }
}

/** List of a panel, whose key is ten times it. */
export function liste(panneau: number, libelle: string, nuance: string | null): ListeDuScrutin {
  return {
    id: panneau * 10,
    panneau,
    libelle,
    candidat: {
      candidat: panneau,
      om_collectivite: '1',
      libelle1: libelle,
      libelle2: null,
      sexe: null,
      parti: null,
      groupe: null,
      nuance,
      photo: null,
    },
    inscription: {
      election_candidat: panneau * 10,
      election: 7,
      candidat: panneau,
      ordre: panneau,
      age_moyen: null,
      couleur: '#1f5fa8',
      code_depot: `D${panneau}`,
      nb_candidats: null,
      tete: null,
    },
  }
}

function tete(panneau: number, sexe: 'F' | 'M', nom: string, prenom: string): readonly [number, readonly Colistier[]] {
  const colistier = { colistier: panneau, election_candidat: panneau * 10, rang: 1, date_naissance: null, rang_cc: 1 }
  return [panneau * 10, [{ ...colistier, sexe, nom, prenom }]]
}

/** Who leads the lists. */
export const colistiers = new Map([
  tete(1, 'F', 'DUMONT', 'Claire'),
  tete(2, 'M', 'LE GOFF', 'Yann'),
  tete(3, 'F', 'BERTIN', 'Zoé'),
])

/** A second tour of three lists: three bureaux have arrived, one is in error, one is awaited. */
export const arville: Scrutin = {
  election: {
    election: 7,
    om_collectivite: '1',
    type_election: 1,
    libelle: 'Municipales 2026, second tour',
    date_scrutin: '2026-03-22',
    tour: 2,
    canton: null,
    circonscription: null,
    ouverture: '08:00:00',
    fermeture: '18:00:00',
    heure_embargo: '20:00:00',
    sieges: 45,
    sieges_cc: 12,
    statut: 'depouillement',
    publication: true,
    premier_tour: 6,
  },
  type: {
    type_election: 1,
    code: 'MUN',
    code_reglementaire: 'MUN',
    libelle: 'Municipales',
    regle: 'MUN',
    om_validite_debut: null,
    om_validite_fin: null,
  },
  commune: {
    collectivite_resultat: 1,
    om_collectivite: '1',
    commune: 'Arville',
    maire: null,
    population: 52_000,
    departement: '01',
    code_insee_commune: '004',
    circonscription: '03',
    sieges_cm: 45,
    sieges_cc: 12,
  },
  listes: [
    liste(1, 'Arville ensemble', 'LDVG'),
    liste(2, 'Vivre Arville ; autrement', 'LDVD'),
    liste(3, '=Demain', null),
  ],
  tranches: [],
  bureaux: [
    bureau(1, 'arrive', [912, 548, 9, 6, 533], [270, 217, 46]),
    bureau(2, 'valide', [1_043, 602, 11, 4, 587], [291, 248, 48]),
    bureau(3, 'arrive', [780, 401, 5, 8, 388], [195, 157, 36]),
    bureau(4, 'erreur', [912, 548, 9, 6, 533], [270, 217, 45]),
    bureau(5, 'attente', [700, 0, 0, 0, 0], null),
  ],
}
