// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { ecrireCommune, ecrireParBureau, resultatsParBureau } from './opendata.js'
import { ecrireElections } from './opendata-elections.js'
import type { Complements } from './publication.js'
import { arville, colistiers, liste } from './testing/arville.js'

const complements: Complements = { mode: 'liste', colistiers, sieges: [] }
const lines = (csv: string) => csv.split('\r\n')

const perList = 'N°Panneau;Code Nuance;Sexe;Nom;Prénom;Liste;Voix;% Voix/Exp'
const heading =
  'Code du département;Code de la commune;Code du b.vote;Inscrits;Abstentions;Votants;Blancs;Nuls;Exprimés;' +
  `${perList};${perList};${perList}`

describe('results by bureau', () => {
  test('have a line for each bureau that has arrived: neither the one in error nor the one awaited', () => {
    expect(lines(ecrireParBureau(resultatsParBureau(arville, complements)))).toEqual([
      heading,
      '01;004;0001;912;364;548;9;6;533;1;LDVG;F;DUMONT;Claire;Arville ensemble;270;50,66;2;LDVD;M;LE GOFF;Yann;"Vivre Arville ; autrement";217;40,71;3;;F;BERTIN;Zoé;=Demain;46;8,63',
      '01;004;0002;1043;441;602;11;4;587;1;LDVG;F;DUMONT;Claire;Arville ensemble;291;49,57;2;LDVD;M;LE GOFF;Yann;"Vivre Arville ; autrement";248;42,25;3;;F;BERTIN;Zoé;=Demain;48;8,18',
      '01;004;0003;780;379;401;5;8;388;1;LDVG;F;DUMONT;Claire;Arville ensemble;195;50,26;2;LDVD;M;LE GOFF;Yann;"Vivre Arville ; autrement";157;40,46;3;;F;BERTIN;Zoé;=Demain;36;9,28',
      '',
    ])
  })

  test('keep a title that a spreadsheet would run exactly as it was registered', () => {
    const listes = ['=SOMME(A1)', '+33', '-Arville', '@rville'].map((titre, index) => liste(index + 1, titre, null))
    const csv = ecrireParBureau(
      resultatsParBureau({ ...arville, listes, bureaux: arville.bureaux.slice(0, 1) }, complements),
    )
    expect(
      lines(csv)[1]
        ?.split(';')
        .filter((_, index) => index % 8 === 6 && index > 8),
    ).toEqual(['=SOMME(A1)', '+33', '-Arville', '@rville'])
  })

  test('name a candidate who has no list, and the head of a list as the base has it written', () => {
    const [one, other] = [liste(1, 'DUMONT', 'DVG'), liste(2, 'Vivre Arville', 'LDVD')]
    const candidat = { ...one, candidat: { ...one.candidat, libelle2: 'Claire', sexe: 'F' as const } }
    const written = { ...other, inscription: { ...other.inscription, tete: 'Yann LE GOFF' } }
    const none = new Map()
    expect(resultatsParBureau({ ...arville, listes: [candidat] }, { mode: 'candidat', colistiers }).listes).toEqual([
      { panneau: 1, nuance: 'DVG', sexe: 'F', nom: 'DUMONT', prenom: 'Claire', liste: '' },
    ])
    expect(resultatsParBureau({ ...arville, listes: [written] }, { mode: 'liste', colistiers: none }).listes).toEqual([
      { panneau: 2, nuance: 'LDVD', sexe: '', nom: 'Yann LE GOFF', prenom: '', liste: 'Vivre Arville' },
    ])
  })
})

describe('results of the commune', () => {
  const commune = (sieges: Complements['sieges']) => lines(ecrireCommune(arville, { ...complements, sieges }))
  const perList = 'N°Panneau;Code Nuance;Sexe;Nom;Prénom;Liste;Sièges / Elu;Sièges Secteur;Sièges CC;Voix;% Voix/Exp'

  test('are the totals, with the seats of each list', () => {
    expect(
      commune([
        { assemblee: 'CM', election_candidat: 10, total: 35 },
        { assemblee: 'CM', election_candidat: 20, total: 9 },
        { assemblee: 'CM', election_candidat: 30, total: 1 },
        { assemblee: 'CC', election_candidat: 10, total: 10 },
        { assemblee: 'CC', election_candidat: 20, total: 2 },
      ]),
    ).toEqual([
      'Code du département;Code de la commune;Inscrits;Abstentions;Votants;Blancs;Nuls;Exprimés;' +
        `${perList};${perList};${perList}`,
      '01;004;2735;1184;1551;25;18;1508;1;LDVG;F;DUMONT;Claire;Arville ensemble;35;0;10;756;50,13;2;LDVD;M;LE GOFF;Yann;"Vivre Arville ; autrement";9;0;2;622;41,25;3;;F;BERTIN;Zoé;=Demain;1;0;0;130;8,62',
      '',
    ])
  })

  test('leave seats empty that are not known', () => {
    expect(commune([])[1]).toContain(';Arville ensemble;;;;756;50,13;')
  })

  test('have no line as long as no bureau has arrived', () => {
    const awaited = { ...arville, bureaux: arville.bureaux.slice(3) }
    expect(lines(ecrireCommune(awaited, complements))).toHaveLength(2)
  })
})

describe('all polls in one file', () => {
  test('have a line for each poll and list; those without results have none', () => {
    const candidat = {
      ...arville,
      election: { ...arville.election, libelle: 'Départementales 2021', tour: 1, date_scrutin: '2021-06-20' },
      type: { ...arville.type, code: 'DEP' },
      listes: [liste(1, 'DUMONT', 'DVG')],
      bureaux: arville.bureaux.slice(0, 1),
    }
    const csv = ecrireElections([
      { scrutin: candidat, complements: { mode: 'candidat', colistiers: new Map(), sieges: [] } },
      { scrutin: { ...arville, bureaux: arville.bureaux.slice(3) }, complements },
      {
        scrutin: arville,
        complements: { ...complements, sieges: [{ assemblee: 'CM', election_candidat: 10, total: 45 }] },
      },
    ])
    expect(lines(csv)).toEqual([
      'Date;Type;Élection;Tour;Code du département;Code de la commune;Bureaux arrivés;Bureaux;Inscrits;Abstentions;Votants;Blancs;Nuls;Exprimés;N°Panneau;Code Nuance;Sexe;Nom;Prénom;Liste;Sièges / Elu;Sièges CC;Voix;% Voix/Ins;% Voix/Exp',
      '2021-06-20;DEP;Départementales 2021;1;01;004;1;1;912;364;548;9;6;533;1;DVG;;DUMONT;;;;;270;29,61;50,66',
      '2026-03-22;MUN;Municipales 2026, second tour;2;01;004;3;5;2735;1184;1551;25;18;1508;1;LDVG;F;DUMONT;Claire;Arville ensemble;45;;756;27,64;50,13',
      '2026-03-22;MUN;Municipales 2026, second tour;2;01;004;3;5;2735;1184;1551;25;18;1508;2;LDVD;M;LE GOFF;Yann;"Vivre Arville ; autrement";0;;622;22,74;41,25',
      '2026-03-22;MUN;Municipales 2026, second tour;2;01;004;3;5;2735;1184;1551;25;18;1508;3;;F;BERTIN;Zoé;=Demain;0;;130;4,75;8,62',
      '',
    ])
  })
})
