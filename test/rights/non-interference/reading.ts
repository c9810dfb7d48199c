// SPDX-License-Identifier: EUPL-1.2
import fc, { type Arbitrary } from 'fast-check'
import {
  agent,
  asked,
  criteria,
  fieldOf,
  get,
  key,
  listing,
  maybe,
  of,
  pick,
  type Query,
  seenKey,
  sortOf,
  state,
  word,
  written,
} from './draws.js'
import type { Onward, Step } from './steps.js'

const tabs = pick('', 'piece.dossier', 'visite.dossier', 'courrier.dossier', 'dossier.suite')
const verbs = pick(
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
)
const own = pick(
  '/',
  '/essai',
  '/essai',
  '/-/recents',
  '/-/a-faire',
  '/-/derniere-recherche',
  '/-/compte',
  '/-/raccourcis',
  '/essai/dossier/-/recherches',
  '/-/collectivite',
)
const ways = pick<Onward>({ link: 'next' }, { link: 'next' }, { link: 'prev' })
const past = fc.constant<readonly Onward[]>([{ href: 'etat=' }])
const bySecteur = fc.record({ tri: pick('secteur', '-secteur', 'service', '-service'), taille: pick('5', '10') })

const printed = pick('fiche', 'fiche', 'dossier', 'piece', 'visite', 'service', 'rien')
/** Dossiers that users see, from which a mail went. */
const mailed = fc.integer({ min: 1, max: 9 }).map(String)
const sheets = fc.record({ planche: pick('3x8', '2x7'), depart: pick('', '3') })

/** Requests that read, by the kind of place where something could be told. */
export const reading = {
  pages: get(
    of((name) =>
      fc
        .tuple(key, tabs, maybe<Query>(state(name), {}))
        .map(([at, onglet, query]) => `/essai/${name}/${at}${asked({ onglet, liste: asked(query).slice(1) })}`),
    ),
  ),
  listings: get(of(listing)),
  sorts: get(
    fc.oneof(
      listing('dossier'),
      bySecteur.map((query) => `/essai/dossier${asked(query)}`),
      sortOf('dossier').map((tri) => `/essai/dossier${asked({ tri, taille: '10' })}`),
    ),
  ),
  cursors: get(
    fc.oneof(
      of((name) =>
        fc
          .record({ tri: sortOf(name), taille: pick('5', '10'), q: maybe(word, '') })
          .map((query) => `/essai/${name}${asked(query)}`),
      ),
      bySecteur.map((query) => `/essai/dossier${asked(query)}`),
    ),
    fc.array(ways, { minLength: 1, maxLength: 4 }),
  ),
  searches: get(
    of((name) =>
      fc
        .tuple(word, maybe(fieldOf(name), ''), maybe<Query>(criteria, {}))
        .map(([q, champ, more]) => `/essai/${name}${asked({ q, champ, ...(name === 'dossier' ? more : {}) })}`),
    ),
  ),
  counts: get(
    of((name) =>
      fc
        .record({ taille: pick('5', '10'), q: maybe(word, ''), expires: pick('', '1') })
        .map((query) => `/essai/${name}${asked(query)}`),
    ),
  ),
  autocompletes: get(
    fc.oneof(
      fc
        .tuple(pick('secteur', 'service', 'suite', 'instructeur', 'om_collectivite'), word, pick('', '1'))
        .map(([champ, q, tout]) => `/essai/dossier/-/choix${asked({ champ, q, tout })}`),
      fc.tuple(pick('dossier', 'courrier'), word).map(([champ, q]) => `/essai/visite/-/choix${asked({ champ, q })}`),
      word.map((q) => `/essai/dossier/-/modeles${asked({ q })}`),
    ),
  ),
  forms: get(
    written.chain((name) =>
      fc.oneof(
        key.map((at) => `/essai/${name}/${at}/-/modifier`),
        key.map((at) => `/essai/${name}/-/nouveau${asked({ parent: `dossier:${at}` })}`),
        fc
          .tuple(pick('copie', 'depuis', 'suite'), key)
          .map(([how, at]) => `/essai/${name}/-/nouveau${asked({ [how]: at })}`),
        fc.tuple(key, fieldOf(name)).map(([at, champ]) => `/essai/${name}/${at}/-/cellule${asked({ champ })}`),
        key.map((at) => `/essai/${name}/${at}/-/actions`),
      ),
    ),
  ),
  exports: get(of((name) => state(name).map((query) => `/essai/${name}/-/export${asked(query)}`))),
  editions: get(
    fc.oneof(
      fc.tuple(key, printed).map(([at, code]) => `/essai/dossier/${at}/-/edition/${code}`),
      of((name) => key.map((at) => `/essai/${name}/${at}/-/edition/${name}`)),
      of((name) => key.map((at) => `/essai/${name}/${at}/-/imprimer`)),
    ),
  ),
  mailings: get(
    fc
      .oneof(pick('dossier', 'visite'), of(fc.constant))
      .chain((name) => state(name).map((query) => `/essai/${name}/-/courriels${asked(query)}`)),
  ),
  mails: get(fc.oneof(mailed, mailed, key).map((at) => `/essai/dossier/${at}`)),
  mailFiles: get(
    fc.oneof(
      mailed.map((at) => `/essai/dossier/${at}/-/courriels/00000000-0000-4000-8000-00000000000${at}`),
      fc
        .tuple(key, mailed)
        .map(([at, sent]) => `/essai/dossier/${at}/-/courriels/00000000-0000-4000-8000-00000000000${sent}`),
    ),
  ),
  queries: get(
    fc
      .tuple(
        pick('details', 'groupes', 'choix', 'choix', 'cotes', 'pieces', 'agents', 'rien', 'rien'),
        pick('', '', '/export', '/tableau.pdf'),
        fc.record({
          lancer: pick('', '1', '1', '1'),
          'p.secteur': maybe(word, ''),
          'p.service': pick('', '', 'S1', 'rien'),
          'p.suite': maybe(word, ''),
          format: pick('csv', 'json'),
        }),
      )
      .map(([name, verb, query]) => `/-/requetes/essai/${name}${verb}${asked(query)}`),
    undefined,
    agent,
  ),
  tables: get(
    fc.oneof(
      of((name) => state(name).map((query) => `/essai/${name}/-/liste.pdf${asked(query)}`)),
      of((name) => state(name).map((query) => `/essai/${name}/-/imprimer${asked(query)}`)),
      of((name) =>
        fc
          .tuple(state(name), sheets)
          .map(([query, sheet]) => `/essai/${name}/-/etiquettes.pdf${asked({ ...query, ...sheet })}`),
      ),
    ),
  ),
  errors: get(of((name) => fc.tuple(key, verbs).map(([at, verb]) => `/essai/${name}/${at}${verb}`))),
  neighbours: get(
    fc
      .tuple(key, state('dossier'))
      .map(([at, query]) => `/essai/dossier/${at}${asked({ liste: asked(query).slice(1) })}`),
    fc.array(ways, { maxLength: 2 }),
  ),
  histories: get(
    fc
      .tuple(
        fc.oneof(pick('1', '2', '3', '4', '5'), key),
        pick('/-/historique', '/-/historique', '/-/historique?avant=3', '/-/modifier?etat=2'),
      )
      .map(([at, verb]) => `/essai/dossier/${at}${verb}`),
    fc.oneof(past, fc.array(ways, { maxLength: 1 })),
    agent,
  ),
  alike: fc
    .oneof(
      fc.tuple(seenKey, seenKey).map(([at, avec]) => `/essai/piece/${at}/-/fusionner?avec=${avec}`),
      fc.tuple(key, key).map(([at, avec]) => `/essai/dossier/${at}/-/fusionner?avec=${avec}`),
    )
    .chain((path) => get(fc.constant(path), undefined, agent)),
  own: get(own),
} as const satisfies Readonly<Record<string, Arbitrary<Step>>>
