// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { arville, bureau, liste } from '../exchanges/testing/arville.js'
import type { Colistier } from '../gen/colistier.js'
import { type APreparer, type Constat, type Controle, estDimanche, preparation } from './preparation.js'
import { bornesDesNoms, rangSansAlternance } from './preparation-listes.js'

/** Names of a list, by their sexes in the order of ranks, `FMFM`. */
function noms(liste: number, sexes: string, date_naissance: string | null = '1970-01-01'): readonly Colistier[] {
  return [...sexes].map((sexe, index) => ({
    colistier: liste * 100 + index,
    election_candidat: liste,
    rang: index + 1,
    nom: 'NOM',
    prenom: null,
    sexe: sexe === 'F' ? 'F' : 'M',
    date_naissance,
    rang_cc: null,
  }))
}

const aged = (panneau: number, libelle: string) => {
  const one = liste(panneau, libelle, null)
  return { ...one, inscription: { ...one.inscription, age_moyen: '50.00' } }
}
const attente = (id: number, inscrits: number) => bureau(id, 'attente', [inscrits, 0, 0, 0, 0], null)

/** A municipal poll of five seats, ready: two bureaux, two lists of five and six names. */
const pret: APreparer = {
  scrutin: {
    ...arville,
    election: { ...arville.election, sieges: 7, sieges_cc: 2, statut: 'preparation' },
    commune: arville.commune && { ...arville.commune, population: 99, sieges_cm: 7, sieges_cc: 2 },
    tranches: [{ tranche: 1, om_collectivite: '1', libelle: '12 h', ordre: 1, heure: '12:00:00' }],
    listes: [aged(1, 'Ensemble'), aged(2, 'Vivre')],
    bureaux: [attente(1, 900), attente(2, 800)],
  },
  mode: 'liste',
  colistiers: new Map([
    [10, noms(10, 'FMFMF')],
    [20, noms(20, 'MFMFMFM')],
  ]),
  effectifs: [
    { avant: 100n, sieges: 7n },
    { avant: null, sieges: 11n },
  ],
  decoupage: {
    cantons: [{ canton: 1, code_prefecture: '07' }],
    circonscriptions: [{ circonscription: 1, code: '03' }],
  },
  animations: [{ actif: true }],
  aujourdhui: '2026-03-22',
}

const faulty = (donnees: APreparer): readonly (readonly [Controle, Constat['gravite'], ...string[]])[] =>
  preparation(donnees)
    .filter(({ gravite }) => gravite !== 'bon')
    .map(({ controle, gravite, sujets }) => [controle, gravite, ...sujets.map(({ nom }) => nom)])
const changed = (scrutin: Partial<APreparer['scrutin']>): APreparer => ({
  ...pret,
  scrutin: { ...pret.scrutin, ...scrutin },
})
const ofPoll = (election: Partial<APreparer['scrutin']['election']>): APreparer =>
  changed({ election: { ...pret.scrutin.election, ...election } })

test('a poll that is ready: everything was looked at, in the order in which one prepares it', () => {
  expect(preparation(pret).map(({ controle, gravite }) => `${controle} ${gravite}`)).toEqual([
    'regle bon',
    'date bon',
    'embargo bon',
    'commune bon',
    'sieges bon',
    'siegesCommunautaires bon',
    'bureaux bon',
    'inscrits bon',
    'tranches bon',
    'listes bon',
    'noms bon',
    'nombreDeNoms bon',
    'parite bon',
    'ages bon',
    'depots bon',
    'cantons bon',
    'circonscriptions bon',
    'animation bon',
  ])
})

test('an empty poll lacks nearly everything', () => {
  const empty = changed({ bureaux: [], listes: [], tranches: [], commune: null })
  expect(faulty({ ...empty, mode: null, animations: [{ actif: false }] })).toEqual([
    ['regle', 'manque'],
    ['commune', 'manque'],
    ['siegesCommunautaires', 'attention'],
    ['bureaux', 'manque'],
    ['tranches', 'attention'],
    ['listes', 'manque'],
    ['animation', 'attention'],
  ])
})

describe('the poll', () => {
  test.each([
    ['seats that are not said', { sieges: null }, ['sieges', 'manque']],
    ['seats that are not those of the population', { sieges: 6 }, ['sieges', 'attention']],
    [
      'no seat at the community, where the commune has some',
      { sieges_cc: null },
      ['siegesCommunautaires', 'attention'],
    ],
    ['a day that has passed', { date_scrutin: '2026-03-15' }, ['date', 'attention']],
    ['a Monday', { date_scrutin: '2026-03-23' }, ['date', 'attention']],
    ['results before the last bureau closes', { heure_embargo: '17:59:00' }, ['embargo', 'manque']],
  ] as const)('%s', (_, election, expected) => {
    expect(faulty(ofPoll(election)).filter(([controle]) => controle !== 'nombreDeNoms')).toEqual([expected])
  })

  test('the seats of the law are told', () => {
    const found = preparation(ofPoll({ sieges: 9 })).find(({ controle }) => controle === 'sieges')
    expect(found?.attendu).toBe(7n)
  })

  test('one between persons is not asked for names, seats nor alternation', () => {
    const type = { ...pret.scrutin.type, code_reglementaire: 'DEP' as const }
    const between = changed({ type, election: { ...pret.scrutin.election, sieges: null, sieges_cc: null } })
    expect(faulty({ ...between, mode: 'candidat', colistiers: new Map() })).toEqual([])
  })
})

test('bureaux without voters, without a canton or a circonscription, are named with where to mend it', () => {
  const two = attente(2, 0)
  const bureaux = [attente(1, 900), { ...two, bureau: { ...two.bureau, canton: null, circonscription: 9 } }]
  const commune = pret.scrutin.commune && { ...pret.scrutin.commune, circonscription: null }
  expect(faulty(changed({ bureaux, commune }))).toEqual([
    ['inscrits', 'manque', '0002'],
    ['cantons', 'attention', '0002'],
    ['circonscriptions', 'attention', '0002'],
  ])
  expect(preparation(changed({ bureaux })).find(({ controle }) => controle === 'inscrits')?.sujets).toEqual([
    { nom: '0002', entite: 'election_bureau', cle: 2 },
  ])
})

describe('lists', () => {
  const withNames = (second: readonly Colistier[]): APreparer => ({
    ...pret,
    colistiers: new Map([...pret.colistiers, [20, second]]),
  })

  test.each([
    ['without names', noms(20, ''), [['noms', 'manque', '2. Vivre']]],
    ['with too few', noms(20, 'FMFM'), [['nombreDeNoms', 'attention', '2. Vivre']]],
    ['with too many', noms(20, 'FMFMFMFMFM'), [['nombreDeNoms', 'attention', '2. Vivre']]],
    ['with two women in a row', noms(20, 'FMFFM'), [['parite', 'attention', '2. Vivre']]],
    ['with births that are not known', noms(20, 'FMFMF', null), [['ages', 'attention', '2. Vivre']]],
  ] as const)('%s', (_, second, expected) => {
    expect(faulty(withNames(second))).toEqual(expected)
  })

  test('without a number of deposit, or an average age', () => {
    const [first] = pret.scrutin.listes
    const bare = liste(2, 'Vivre', null)
    const listes = first ? [first, { ...bare, inscription: { ...bare.inscription, code_depot: ' ' } }] : []
    expect(faulty(changed({ listes }))).toEqual([
      ['ages', 'attention', '2. Vivre'],
      ['depots', 'attention', '2. Vivre'],
    ])
  })

  test('may have as many names as seats and two more, and two fewer below 1,000 inhabitants', () => {
    expect([bornesDesNoms(15, 999), bornesDesNoms(15, 1000), bornesDesNoms(1, null)]).toEqual([
      { auMoins: 13, auPlus: 17 },
      { auMoins: 15, auPlus: 17 },
      { auMoins: 1, auPlus: 3 },
    ])
  })

  test('alternate, whichever comes first', () => {
    expect(['', 'F', 'MFMF', 'MFFM', 'MM'].map((sexes) => rangSansAlternance(noms(1, sexes)))).toEqual([
      null,
      null,
      null,
      3,
      2,
    ])
  })
})

test('Sundays, before and after 1970', () => {
  expect(['2026-03-22', '2026-03-21', '1965-12-19', '1965-12-20', '1970-01-04'].map(estDimanche)).toEqual([
    true,
    false,
    true,
    false,
    true,
  ])
})
