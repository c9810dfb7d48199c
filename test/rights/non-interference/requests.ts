// SPDX-License-Identifier: EUPL-1.2
import fc, { type Arbitrary } from 'fast-check'
import { users } from './instance.js'
import type { Step, Then } from './steps.js'

const pick = fc.constantFrom
const user = pick(...users)
/** Who may write. */
const agent = pick('aubry', 'pays')
const entity = pick(
  'dossier',
  'dossier',
  'dossier',
  'piece',
  'visite',
  'secteur',
  'service',
  'agent',
  'bareme',
  'mesure',
  'archive',
  'courrier',
  'om_collectivite',
)

/** Keys of rows that a user sees; that are kept from him in both bases, or are in the second alone; that never were. */
const seenKey = fc.integer({ min: 1, max: 60 }).map(String)
const unseenKey = pick(
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
  '20',
  '21',
  'RES',
  'R1',
  'R30',
)
const noKey = pick('777777', '0', '-1', 'x', '~', '1,2', '99999999999999', 'R1~20', '~FF')
export const key = fc.oneof(
  { weight: 5, arbitrary: seenKey },
  { weight: 3, arbitrary: unseenKey },
  { weight: 1, arbitrary: noKey },
)

const fields: Readonly<Record<string, readonly string[]>> = {
  dossier: [
    'dossier',
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
  piece: ['piece', 'dossier', 'libelle', 'nature', 'confidentielle', 'remarque'],
  visite: ['visite', 'dossier', 'motif', 'jour', 'courrier'],
  service: ['service', 'libelle', 'budget', 'reserve'],
  agent: ['agent', 'nom', 'login', 'salaire'],
  bareme: ['bareme', 'libelle', 'taux', 'prive', 'om_validite_fin'],
}
const fieldOf = (name: string): Arbitrary<string> => pick(...(fields[name] ?? ['libelle', name]))
const word = pick(
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

type Query = Readonly<Record<string, string>>
const text = (query: Query): string => {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return said === '' ? '' : `?${said}`
}
const maybe = <T>(arbitrary: Arbitrary<T>, none: T): Arbitrary<T> =>
  fc.oneof({ weight: 2, arbitrary }, { weight: 3, arbitrary: fc.constant(none) })
const sortOf = (name: string): Arbitrary<string> =>
  fc.tuple(fieldOf(name), fc.boolean()).map(([field, isDown]) => (isDown ? `-${field}` : field))

const criteria = fc.oneof(
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

/** The state of a listing: order, words, criteria, size. */
const state = (name: string): Arbitrary<Query> =>
  fc
    .tuple(
      fc.record({
        tri: maybe(sortOf(name), ''),
        q: maybe(word, ''),
        champ: maybe(fieldOf(name), ''),
        taille: pick('', '5', '10', '200'),
        colonne: maybe(fieldOf(name), ''),
        expires: pick('', '1'),
        avancee: pick('', '1'),
        de: maybe(pick('M', 'Secteur B', '5', 'N9', 'Alpha'), ''),
      }),
      maybe(criteria, {}),
    )
    .map(([one, other]) => ({ ...one, ...(name === 'dossier' ? other : {}) }))

const get = (
  path: Arbitrary<string>,
  then: Arbitrary<readonly Then[]> = fc.constant([]),
  who = user as Arbitrary<Step['user']>,
): Arbitrary<Step> => fc.record({ user: who, method: fc.constant('GET' as const), path, then })
const of = <T>(build: (name: string) => Arbitrary<T>): Arbitrary<T> => entity.chain(build)
const listing = (name: string): Arbitrary<string> => state(name).map((query) => `/essai/${name}${text(query)}`)

const links = fc.array(pick<Then>({ link: 'next' }, { link: 'next' }, { link: 'prev' }), { minLength: 1, maxLength: 4 })
const typed = fc.oneof(
  fc.record({ 'v.libelle': pick('Lefèvre clôture 1', 'Lefebvre', 'Nouveau', 'Alpha', '', 'x'.repeat(70)) }),
  fc.record({ 'v.montant': pick('10', '20', '-5', 'x', '1e9', '') }),
  fc.record({ 'v.numero': pick('N001', 'N002', 'N003', 'N014', 'N9001', 'N90') }),
  fc.record({
    'v.secteur': pick('1', '2', '90', '9001', '9003', '9060', '77'),
    'r.secteur': pick('', 'Secteur', 'Secteur A', 'Secteur Alpha 3'),
  }),
  fc.record({ 'v.service': pick('URBA', 'RES', 'R1', 'R30', 'NON') }),
  fc.record({ 'v.suite': pick('3', '9001', '9050', '10200', '777') }),
  fc.record({ 'v.dossier': pick('3', '9001', '9050', '777') }),
  fc.record({ 'v.om_collectivite': pick('11', '12', '20', '21', '30') }),
  fc.record({ 'v.note_interne': word, 'v.cote': pick('3', '12') }),
  fc.record({ 'v.instructeur': pick('1', '9001', '9050') }),
  fc.record({ 'v.courrier': pick('9001', '9003', '9050', '777') }),
  fc.record({ 'v.depose': pick('2026-10-05', '05/10/2026', '31/02/2026') }),
)
const changes = fc
  .array(typed, { minLength: 1, maxLength: 3 })
  .map((each) => Object.entries(Object.assign({}, ...each) as Query)) // records of texts
const written = pick('dossier', 'dossier', 'piece', 'visite', 'bareme')
const sent = (
  form: string,
  meanwhile: Arbitrary<'seen' | 'hidden' | null>,
  more: readonly Then[] = [],
): Arbitrary<readonly Then[]> => fc.record({ changes, meanwhile }).map((each) => [{ form, ...each }, ...more])
const go: Then = { go: true }
const again = (form: string, changed: readonly (readonly [string, string])[] = []): Then => ({ form, changes: changed })
const seldom = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: pick('seen', 'hidden') })
const undone = [go, again('annuler'), go]

const keys = fc.array(key, { minLength: 1, maxLength: 5 })
const bulk = fc.record({
  user: agent,
  method: fc.constant('POST' as const),
  of: written,
  picked: keys,
  whole: fc.boolean(),
  query: state('dossier'),
  action: pick('modifier', 'supprimer', 'exporter', 'fusionner'),
  changes,
})

/** Every kind of place where something could be told, and requests that look for it there. */
export const kinds = {
  pages: get(
    of((name) =>
      fc
        .tuple(
          key,
          pick('', 'piece.dossier', 'visite.dossier', 'courrier.dossier', 'dossier.suite'),
          maybe(state(name), {}),
        )
        .map(([at, onglet, query]) => `/essai/${name}/${at}${text({ onglet, liste: text(query).slice(1) })}`),
    ),
  ),
  listings: get(of(listing)),
  sorts: get(
    fc.oneof(
      listing('dossier'),
      sortOf('dossier').map((tri) => `/essai/dossier${text({ tri, taille: '10' })}`),
    ),
  ),
  cursors: get(
    of((name) =>
      fc
        .record({ tri: sortOf(name), taille: pick('5', '10'), q: maybe(word, '') })
        .map((query) => `/essai/${name}${text(query)}`),
    ),
    links,
  ),
  searches: get(
    of((name) =>
      fc
        .tuple(word, maybe(fieldOf(name), ''), name === 'dossier' ? maybe(criteria, {}) : fc.constant({}))
        .map(([q, champ, more]) => `/essai/${name}${text({ q, champ, ...more })}`),
    ),
  ),
  counts: get(
    of((name) =>
      fc
        .tuple(word, criteria, pick('5', '10'))
        .map(
          ([q, more, taille]) =>
            `/essai/${name}${text({ taille, ...(q.length > 3 ? { q } : name === 'dossier' ? more : {}) })}`,
        ),
    ),
  ),
  autocompletes: get(
    fc.oneof(
      fc
        .tuple(pick('secteur', 'service', 'suite', 'instructeur', 'om_collectivite'), word, pick('', '1'))
        .map(([champ, q, tout]) => `/essai/dossier/-/choix${text({ champ, q, tout })}`),
      fc.tuple(pick('dossier', 'courrier'), word).map(([champ, q]) => `/essai/visite/-/choix${text({ champ, q })}`),
      word.map((q) => `/essai/dossier/-/modeles${text({ q })}`),
    ),
  ),
  forms: get(
    written.chain((name) =>
      fc.oneof(
        key.map((at) => `/essai/${name}/${at}/-/modifier`),
        fc
          .tuple(pick('parent', 'copie', 'modele', 'suite'), key)
          .map(
            ([how, at]) =>
              `/essai/${name}/-/nouveau${text(how === 'parent' ? { parent: `dossier:${at}` } : { [how]: at })}`,
          ),
        fc.tuple(key, fieldOf(name)).map(([at, champ]) => `/essai/${name}/${at}/-/cellule${text({ champ })}`),
        key.map((at) => `/essai/${name}/${at}/-/actions`),
      ),
    ),
  ),
  conflicts: get(
    seenKey.map((at) => `/essai/dossier/${at}/-/modifier`),
    sent('modifier', pick('seen', 'hidden'), [again('modifier'), ...undone]),
    agent,
  ),
  constraints: get(
    written.chain((name) =>
      fc.oneof(
        { weight: 2, arbitrary: seenKey.map((at) => `/essai/${name}/${at}/-/modifier`) },
        { weight: 1, arbitrary: fc.constant(`/essai/${name}/-/nouveau`) },
        { weight: 1, arbitrary: key.map((at) => `/essai/${name}/-/nouveau?parent=dossier:${at}`) },
      ),
    ),
    fc.oneof(sent('modifier', seldom, undone), sent('nouveau', seldom, [again('nouveau'), ...undone])),
    agent,
  ),
  deletions: get(
    fc.tuple(written, fc.oneof(pick('1', '2', '3', '4'), key)).map(([name, at]) => `/essai/${name}/${at}/-/supprimer`),
    fc
      .record({ form: fc.constant('supprimer'), changes: fc.constant([]), meanwhile: seldom })
      .map((each) => [each, ...undone]),
    agent,
  ),
  exports: get(of((name) => state(name).map((query) => `/essai/${name}/-/export${text(query)}`))),
  errors: get(
    of((name) =>
      fc
        .tuple(
          key,
          pick(
            '',
            '/-/modifier',
            '/-/supprimer',
            '/-/historique',
            '/-/notes',
            '/-/taches/nouvelle',
            '/-/fusionner',
            '/-/acces',
            '/-/rien',
            '/-/notes/1/modifier',
          ),
        )
        .map(([at, verb]) => `/essai/${name}/${at}${verb}`),
    ),
  ),
  forged: fc
    .tuple(
      agent,
      written,
      key,
      changes,
      pick(
        'modifier',
        'cellule?champ=libelle',
        'cellule?champ=note_interne',
        'supprimer',
        'brouillon',
        'doublons',
        'epingler',
        'fusionner?avec=9001',
        'annuler-fusion',
      ),
    )
    .map(
      ([who, name, at, more, verb]): Step => ({
        user: who,
        method: 'POST',
        path: `/essai/${name}/${at}/-/${verb}`,
        fields: [['-digests', '{}'], ['-once', `forged ${at}`], ...more],
        then: [go],
      }),
    ),
  bulks: bulk.map(
    ({ user: who, method, of: name, picked, whole, query, action, changes: more }): Step => ({
      user: who,
      method,
      path: `/essai/${name}/-/selection`,
      fields: [
        ['action', action],
        ['liste', text(query).slice(1)],
        ...(whole ? [['portee', 'resultat'] as const] : picked.map((each) => ['cle', each] as const)),
      ],
      then: [
        ...(action === 'modifier'
          ? [
              {
                form: 'apercu',
                changes: more.flatMap(([field, value]) => [
                  [`ecrire.${field.slice(2)}`, '1'] as const,
                  [field, value] as const,
                ]),
              },
            ]
          : []),
        { form: 'confirmer', changes: [['ecarter', '1']] },
        ...undone,
      ],
    }),
  ),
  histories: get(
    fc
      .tuple(
        fc.oneof(pick('1', '2', '3', '4', '5'), key),
        pick(
          '/-/historique',
          '/-/historique?avant=3',
          '/-/modifier?etat=1',
          '/-/modifier?etat=2',
          '/-/modifier?etat=3',
          '/-/modifier?etat=5',
        ),
      )
      .map(([at, verb]) => `/essai/dossier/${at}${verb}`),
    fc.array(pick<Then>({ link: 'next' }), { maxLength: 1 }),
    agent,
  ),
  duplicates: get(
    fc.oneof(
      fc.tuple(key, key).map(([at, avec]) => `/essai/dossier/${at}/-/fusionner?avec=${avec}`),
      fc.tuple(seenKey, seenKey).map(([at, avec]) => `/essai/piece/${at}/-/fusionner?avec=${avec}`),
    ),
    seldom.map((meanwhile) => [{ form: 'fusionner', changes: [], meanwhile }, ...undone]),
    agent,
  ),
  alike: fc
    .tuple(agent, pick('/-/doublons', '/3/-/doublons'), changes)
    .map(
      ([who, at, more]): Step => ({ user: who, method: 'POST', path: `/essai/dossier${at}`, fields: more, then: [] }),
    ),
  followups: get(
    fc.tuple(seenKey, pick('notes', 'taches/nouvelle')).map(([at, what]) => `/essai/dossier/${at}/-/${what}`),
    pick<readonly Then[]>(
      [
        {
          form: 'notes',
          changes: [
            ['texte', 'Vu'],
            ['v.texte', 'Vu'],
          ],
        },
        go,
      ],
      [
        {
          form: 'taches',
          changes: [
            ['objet', 'Relire'],
            ['v.objet', 'Relire'],
          ],
        },
        go,
        { form: 'faite', changes: [] },
        go,
      ],
    ),
    agent,
  ),
  neighbours: get(
    fc
      .tuple(key, state('dossier'))
      .map(([at, query]) => `/essai/dossier/${at}${text({ liste: text(query).slice(1) })}`),
    fc.array(pick<Then>({ link: 'next' }, { link: 'prev' }), { maxLength: 2 }),
  ),
  own: get(
    pick(
      '/',
      '/essai',
      '/-/recents',
      '/-/a-faire',
      '/-/a-faire?tout=1',
      '/-/derniere-recherche',
      '/-/compte',
      '/-/raccourcis',
      '/essai/dossier/-/recherches',
      '/-/collectivite',
    ),
  ),
  saved: fc.tuple(agent, state('dossier'), pick('Une', 'Deux')).map(
    ([who, query, nom]): Step => ({
      user: who,
      method: 'POST',
      path: `/essai/dossier/-/recherches${text(query)}`,
      fields: [
        ['nom', nom],
        ['etat', text(query).slice(1)],
      ],
      then: [go, { form: 'recherches', changes: [] }, go],
    }),
  ),
  working: fc.record({
    user: fc.constant('pays' as const),
    method: fc.constant('POST' as const),
    path: fc.constant('/-/collectivite'),
    fields: pick('11', '12', '', '20').map((each) => [['collectivite', each] as const]),
    then: fc.constant([go]),
  }),
} as const satisfies Readonly<Record<string, Arbitrary<Step>>>

export type Kind = keyof typeof kinds
export const anyKind: Arbitrary<Step> = fc.oneof(...Object.values(kinds))
