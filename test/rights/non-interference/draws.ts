// SPDX-License-Identifier: EUPL-1.2
import fc, { type Arbitrary } from 'fast-check'
import type { Fields } from '../../support/http.js'
import type { User } from './instance.js'
import type { Onward, Step } from './steps.js'

export const pick = fc.constantFrom
export const anyUser: Arbitrary<User> = pick('aubry', 'aubry', 'pays', 'lecteur')
/** Who may write. */
export const agent: Arbitrary<User> = pick('aubry', 'pays')
export const written = pick('dossier', 'dossier', 'dossier', 'piece', 'visite', 'bareme')
const entity = fc.oneof(
  written,
  pick('secteur', 'service', 'agent', 'mesure', 'archive', 'courrier', 'om_collectivite'),
)

/** Keys of rows that a user sees; that are kept from him in both bases, or are in one alone; that never were. */
export const seenKey = fc.integer({ min: 1, max: 60 }).map(String)
const unseen = [
  '90',
  '9001',
  '9002',
  '9003',
  '9040',
  '9041',
  '9060',
  '9500',
  '10200',
  '14001',
  '14030',
  'RES',
  'R1',
  'R30',
]
const never = ['777777', '0', '-1', 'x', '~', '1,2', '99999999999999', 'R1~20', '~FF']
export const key = fc.oneof(
  { weight: 5, arbitrary: seenKey },
  { weight: 3, arbitrary: pick(...unseen) },
  { weight: 1, arbitrary: pick(...never) },
)

const fields: Readonly<Record<string, readonly string[]>> = {
  dossier: [
    'numero',
    'libelle',
    'objet',
    'montant',
    'depose',
    'secteur',
    'service',
    'suite',
    'om_collectivite',
    'instructeur',
    'note_interne',
    'cote',
  ],
  piece: ['dossier', 'libelle', 'nature', 'confidentielle', 'remarque'],
  visite: ['dossier', 'motif', 'jour', 'courrier', 'courriel_prive', 'courriel'],
  service: ['service', 'libelle', 'budget', 'reserve'],
  agent: ['agent', 'nom', 'login', 'salaire'],
  bareme: ['libelle', 'taux', 'prive', 'om_validite_fin'],
}
/** A field of an entity, hidden ones too. */
export const fieldOf = (name: string): Arbitrary<string> => pick(...(fields[name] ?? ['libelle', name]))
export const word = pick(
  'lefevre',
  'Martin',
  'Alpha',
  'Zulu',
  'N0',
  'N90',
  'Secteur',
  'Pièce',
  'Visite',
  'Mesure 1',
  'objet 3',
  '*',
  'a,z',
  '%',
  '20',
  'État',
  'Vu',
  '',
)

export type Query = Readonly<Record<string, string>>
/** The parameters of an address, blank ones left out. */
export function asked(query: Query): string {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return said === '' ? '' : `?${said}`
}
/** Something, two times in five. */
export const maybe = <T>(arbitrary: Arbitrary<T>, none: T): Arbitrary<T> =>
  fc.oneof({ weight: 2, arbitrary }, { weight: 3, arbitrary: fc.constant(none) })
export const sortOf = (name: string): Arbitrary<string> =>
  fc.tuple(fieldOf(name), fc.boolean()).map(([field, isDown]) => (isDown ? `-${field}` : field))

export const criteria: Arbitrary<Query> = fc.oneof(
  fc.record({ 'c.libelle': word }),
  fc.record({ 'c.note_interne': word }),
  fc.record({ 'min.cote': pick('1', '8'), 'max.montant': pick('50', '90') }),
  fc.record({ 'min.depose': pick('05/10/2026', '15/10/2026') }),
  fc.record({
    'c.secteur': pick('90', '1', '5', '9001', '9003'),
    'r.secteur': pick('', 'Secteur', 'Alpha', 'Secteur Alpha 3'),
  }),
  fc.record({ 'c.service': pick('RES', 'URBA', 'R1', 'R30') }),
  fc.record({ 'c.instructeur': pick('1', '9001') }),
)

/** The state of a listing: order, words, criteria, size, columns. */
export function state(name: string): Arbitrary<Query> {
  const usual = fc.record({
    tri: maybe(sortOf(name), ''),
    q: maybe(word, ''),
    champ: maybe(fieldOf(name), ''),
    taille: pick('', '5', '10', '200'),
    colonne: maybe(fieldOf(name), ''),
    expires: pick('', '1'),
    avancee: pick('', '1'),
    de: maybe(pick('M', 'Secteur B', '5', 'N9', 'Alpha'), ''),
  })
  return fc
    .tuple(usual, maybe<Query>(criteria, {}))
    .map(([one, other]) => ({ ...one, ...(name === 'dossier' ? other : {}) }))
}
export const listing = (name: string): Arbitrary<string> => state(name).map((query) => `/essai/${name}${asked(query)}`)

/** A page asked for, and what follows from it. */
export const get = (
  path: Arbitrary<string>,
  onward: Arbitrary<readonly Onward[]> = fc.constant([]),
  user: Arbitrary<User> = anyUser,
): Arbitrary<Step> => fc.record({ user, method: fc.constant('GET' as const), path, onward })
/** Of any entity. */
export const of = <T>(build: (name: string) => Arbitrary<T>): Arbitrary<T> => entity.chain(build)

/** What is typed: what the base refuses, what is of others, what is in one base alone. */
const typed: Arbitrary<Query> = fc.oneof(
  fc.record({ 'v.libelle': pick('Lefèvre clôture 1', 'Lefebvre', 'Nouveau', 'Alpha', '', 'x'.repeat(70)) }),
  fc.record({ 'v.montant': pick('10', '20', '-5', 'x', '1e9', '') }),
  fc.record({ 'v.numero': pick('N001', 'N002', 'N003', 'N014', 'N9001', 'N90', 'N1') }),
  fc.record({
    'v.secteur': pick('1', '2', '90', '9001', '9003', '9060', '77'),
    'r.secteur': pick('', 'Secteur', 'Secteur A', 'Secteur Alpha 3'),
  }),
  fc.record({ 'v.secteur': pick('1', '2', '90', '9001', '9003', '9060', '77') }),
  fc.record({ 'v.service': pick('URBA', 'RES', 'R1', 'R30', 'NON') }),
  fc.record({ 'v.suite': pick('3', '9001', '9050', '10200', '777') }),
  fc.record({ 'v.dossier': pick('3', '9001', '9050', '777') }),
  fc.record({ 'v.om_collectivite': pick('11', '12', '20', '21', '30') }),
  fc.record({ 'v.note_interne': word, 'v.cote': pick('3', '12') }),
  fc.record({ 'v.instructeur': pick('1', '9001', '9050') }),
  fc.record({ 'v.courrier': pick('9001', '9003', '9050', '777') }),
  fc.record({ 'v.depose': pick('2026-10-05', '05/10/2026', '31/02/2026') }),
)
const merged = (each: readonly Query[]): Query => Object.assign({}, ...each)
export const changes: Arbitrary<Fields> = fc
  .array(typed, { minLength: 1, maxLength: 3 })
  .map((each) => Object.entries(merged(each)))
/** What a new record needs, and some changes. */
export const added: Arbitrary<Fields> = fc
  .array(typed, { maxLength: 2 })
  .map((each) =>
    Object.entries(
      merged([
        { 'v.libelle': 'Ajout', 'v.numero': 'N777', 'v.motif': 'Ajout', 'v.dossier': '3', 'v.montant': '5' },
        ...each,
      ]),
    ),
  )
