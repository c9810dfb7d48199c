// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { instantane } from './opendata-web.js'
import type { Complements } from './publication.js'
import { arville, colistiers } from './testing/arville.js'

const complements: Complements = {
  mode: 'liste',
  colistiers,
  sieges: [{ assemblee: 'CM', election_candidat: 10, total: 45 }],
}

test('the snapshot for the web: counts are numbers, percentages texts, and it goes through JSON unchanged', () => {
  const shown = instantane(arville, complements, '2026-03-22T20:00:00+01:00')
  expect(JSON.parse(JSON.stringify(shown))).toEqual({
    version: 1,
    etabliLe: '2026-03-22T20:00:00+01:00',
    definitif: false,
    scrutin: {
      libelle: 'Municipales 2026, second tour',
      type: 'MUN',
      date: '2026-03-22',
      tour: 2,
      statut: 'depouillement',
    },
    commune: { nom: 'Arville', departement: '01', code: '004' },
    listes: [
      {
        panneau: 1,
        nuance: 'LDVG',
        sexe: 'F',
        nom: 'DUMONT',
        prenom: 'Claire',
        liste: 'Arville ensemble',
        couleur: '#1f5fa8',
        sieges: { conseil: 45, communaute: null },
      },
      {
        panneau: 2,
        nuance: 'LDVD',
        sexe: 'M',
        nom: 'LE GOFF',
        prenom: 'Yann',
        liste: 'Vivre Arville ; autrement',
        couleur: '#1f5fa8',
        sieges: { conseil: 0, communaute: null },
      },
      {
        panneau: 3,
        nuance: '',
        sexe: 'F',
        nom: 'BERTIN',
        prenom: 'Zoé',
        liste: '=Demain',
        couleur: '#1f5fa8',
        sieges: { conseil: 0, communaute: null },
      },
    ],
    bureauxArrives: 3,
    bureauxAttendus: 5,
    totaux: {
      inscrits: 2_735,
      abstentions: 1_184,
      votants: 1_551,
      participation: '56.71',
      blancs: 25,
      nuls: 18,
      exprimes: 1_508,
      voix: [756, 622, 130],
      pourcentages: ['50.13', '41.25', '8.62'],
    },
    bureaux: [
      {
        code: '0001',
        libelle: 'École 1',
        resultat: {
          inscrits: 912,
          abstentions: 364,
          votants: 548,
          participation: '60.09',
          blancs: 9,
          nuls: 6,
          exprimes: 533,
          voix: [270, 217, 46],
          pourcentages: ['50.66', '40.71', '8.63'],
        },
      },
      {
        code: '0002',
        libelle: 'École 2',
        resultat: {
          inscrits: 1_043,
          abstentions: 441,
          votants: 602,
          participation: '57.72',
          blancs: 11,
          nuls: 4,
          exprimes: 587,
          voix: [291, 248, 48],
          pourcentages: ['49.57', '42.25', '8.18'],
        },
      },
      {
        code: '0003',
        libelle: 'École 3',
        resultat: {
          inscrits: 780,
          abstentions: 379,
          votants: 401,
          participation: '51.41',
          blancs: 5,
          nuls: 8,
          exprimes: 388,
          voix: [195, 157, 36],
          pourcentages: ['50.26', '40.46', '9.28'],
        },
      },
      { code: '0004', libelle: 'École 4', resultat: null },
      { code: '0005', libelle: 'École 5', resultat: null },
    ],
  })
})

test('a proclaimed poll is definitive; a poll that has heard of no bureau shows zeros', () => {
  const proclaimed = { ...arville, election: { ...arville.election, statut: 'proclamee' as const }, commune: null }
  const shown = instantane({ ...proclaimed, bureaux: [] }, complements, '2026-03-22T21:00:00Z')
  expect([shown.definitif, shown.commune, shown.bureauxAttendus]).toEqual([true, null, 0])
  expect([shown.totaux.voix, shown.totaux.pourcentages, shown.totaux.participation]).toEqual([
    [0, 0, 0],
    ['0.00', '0.00', '0.00'],
    '0.00',
  ])
})
