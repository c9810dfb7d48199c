// SPDX-License-Identifier: EUPL-1.2
import fc, { type Arbitrary } from 'fast-check'
import type { Fields } from '../../support/http.js'
import {
  added,
  agent,
  anyUser,
  asked,
  changes,
  fieldOf,
  get,
  key,
  pick,
  seenKey,
  state,
  word,
  written,
} from './draws.js'
import type { Onward, Step } from './steps.js'

type Meanwhile = 'seen' | 'hidden' | null
const go: Onward = { go: true }
const form = (action: string, typed: Fields = [], meanwhile: Meanwhile = null): Onward => ({
  form: action,
  changes: typed,
  meanwhile,
})
/** Whither a write leads, and its undoing. */
const undone: readonly Onward[] = [go, form('annuler'), go]
const seldom: Arbitrary<Meanwhile> = pick(null, null, null, 'seen', 'hidden')
const post = (user: Step['user'], path: string, fields: Fields, onward: readonly Onward[]): Step => ({
  user,
  method: 'POST',
  path,
  fields,
  onward,
})

const forgedVerbs = pick(
  'modifier',
  'cellule?champ=libelle',
  'cellule?champ=note_interne',
  'supprimer',
  'brouillon',
  'doublons',
  'epingler',
  'fusionner?avec=9001',
  'annuler-fusion',
  'notes',
  'taches/nouvelle',
)

const definitions = pick(
  'etat/fiche',
  'etat/fiche',
  'etat/dossier',
  'etat/service',
  'sous-etat/suites',
  'sous-etat/pieces',
  'etiquette/dossier_etiquette',
)
const bodies = pick(
  '<p>[libelle] [note_interne] [cote]</p><dl data-champs></dl>',
  '<p>[note_intern] [instructeur.salair] [secteur.libelle] [service.budget]</p>',
  '<p data-si="[cote] > 8">Cotée</p><ul><li data-pour="piece.dossier">[remarque]</li></ul><div data-sous-etat="suites"></div>',
)
/** The texts of any definition: a form takes those of its own. */
const texts: Arbitrary<Fields> = fc.oneof(
  bodies.map(
    (body): Fields => [
      ['t.body', body],
      ['t.columns', 'libelle\nremarque\nnote_interne\ncote\ninstructeur.nom'],
      ['t.lines', `[libelle]\n${body}`],
    ],
  ),
  fc.constant<Fields>([]),
)

const edited = (fiche: string, typed: Fields): Fields => [['fiche', fiche], ['vue', '0'], ['verifier', '1'], ...typed]
/** What is typed of a mail; an address that is none too. */
const sent: Arbitrary<Fields> = pick('vu@exemple.fr', 'vu').map((to) => [
  ['destinataire', to],
  ['message', 'Vu'],
])
/** A batch is short enough to be drawn many times. */
const few = (name: string): Readonly<Record<string, string>> => (name === 'mesure' ? { q: 'Mesure 1' } : {})

/** Requests that write, by the kind of place where something could be told. */
export const writing = {
  sendings: get(
    fc.oneof(
      seenKey.map((at) => `/essai/dossier/${at}/-/courriel/fiche`),
      fc.tuple(written, key).map(([name, at]) => `/essai/${name}/${at}/-/courriel/${name}`),
    ),
    fc.oneof(
      fc.constant([]),
      sent.map((typed) => [form('courriel', typed), go]),
    ),
  ),
  batches: fc
    .record({ user: anyUser, name: pick('dossier', 'dossier', 'piece', 'visite', 'service', 'mesure') })
    .chain((drawn) =>
      fc
        .record({ query: state(drawn.name), edition: pick(drawn.name, 'fiche') })
        .map((more) => ({ ...drawn, ...more })),
    )
    .map(({ user, name, query, edition }) =>
      post(
        user,
        `/essai/${name}/-/editions`,
        [
          ['edition', name === 'dossier' ? edition : name],
          ['forme', 'pdf'],
          ['liste', asked({ ...query, ...few(name) }).slice(1)],
        ],
        [{ carry: true }, go],
      ),
    ),
  mailLots: get(
    state('visite').map((query) => `/essai/visite/-/courriels${asked({ ...query, q: query['q'] || 'Visite 3' })}`),
    fc.constant<readonly Onward[]>([form('courriels', [['message', 'Vu']]), { carry: true }, go]),
    agent,
  ),
  previews: fc
    .tuple(agent, definitions, key, texts)
    .map(([user, at, fiche, typed]) => post(user, `/-/editions/essai/${at}/apercu`, edited(fiche, typed), [])),
  fieldLists: fc.oneof(
    get(
      fc.oneof(
        pick('/-/editions'),
        fc.tuple(definitions, key).map(([at, fiche]) => `/-/editions/essai/${at}${asked({ fiche })}`),
        fc.tuple(definitions, word).map(([at, fiche]) => `/-/editions/essai/${at}${asked({ fiche })}`),
      ),
      undefined,
      agent,
    ),
    fc
      .tuple(agent, definitions, key, texts)
      .map(([user, at, fiche, typed]) => post(user, `/-/editions/essai/${at}`, edited(fiche, typed), [])),
  ),
  conflicts: get(
    seenKey.map((at) => `/essai/dossier/${at}/-/modifier`),
    fc
      .tuple(changes, pick<Meanwhile>('seen', 'hidden'))
      .map(([typed, meanwhile]) => [form('modifier', typed, meanwhile), form('modifier'), ...undone]),
    agent,
  ),
  constraints: fc.oneof(
    get(
      fc.tuple(written, seenKey).map(([name, at]) => `/essai/${name}/${at}/-/modifier`),
      fc.tuple(changes, seldom).map(([typed, meanwhile]) => [form('modifier', typed, meanwhile), ...undone]),
      agent,
    ),
    get(
      fc
        .tuple(written, pick('', '', '?parent=dossier:3', '?parent=dossier:9001', '?copie=3', '?depuis=9001'))
        .map(([name, query]) => `/essai/${name}/-/nouveau${query}`),
      fc
        .tuple(added, seldom)
        .map(([typed, meanwhile]) => [form('nouveau', typed, meanwhile), form('nouveau'), ...undone]),
      agent,
    ),
  ),
  cells: get(
    fc.tuple(seenKey, fieldOf('dossier')).map(([at, champ]) => `/essai/dossier/${at}/-/cellule${asked({ champ })}`),
    fc.tuple(changes, seldom).map(([typed, meanwhile]) => [form('cellule', typed, meanwhile), ...undone]),
    agent,
  ),
  deletions: get(
    fc.tuple(written, fc.oneof(pick('1', '2', '3', '4'), key)).map(([name, at]) => `/essai/${name}/${at}/-/supprimer`),
    seldom.map((meanwhile) => [form('supprimer', [], meanwhile), ...undone]),
    agent,
  ),
  merges: get(
    fc.oneof(
      fc.tuple(seenKey, key).map(([at, avec]) => `/essai/dossier/${at}/-/fusionner?avec=${avec}`),
      fc.tuple(seenKey, seenKey).map(([at, avec]) => `/essai/piece/${at}/-/fusionner?avec=${avec}`),
    ),
    seldom.map((meanwhile) => [form('fusionner', [], meanwhile), ...undone]),
    agent,
  ),
  bulks: fc
    .record({
      user: agent,
      name: written,
      keys: fc.array(key, { minLength: 1, maxLength: 5 }),
      whole: pick(false, false, true),
      action: pick('modifier', 'modifier', 'supprimer', 'exporter', 'fusionner'),
      typed: changes,
    })
    .chain((drawn) => state(drawn.name).map((query) => ({ ...drawn, query })))
    .map(({ user, name, keys, whole, query, action, typed }) => {
      const chosen = whole ? [['portee', 'resultat'] as const] : keys.map((each) => ['cle', each] as const)
      const given = typed.flatMap(([field, value]) => [
        [`m.${field.slice(2)}`, 'valeur'] as const,
        [field, value] as const,
      ])
      const fields: Fields = [['action', action], ['liste', asked(query).slice(1)], ...chosen]
      const start = action === 'modifier' ? [form('apercu', given)] : []
      return post(user, `/essai/${name}/-/selection`, fields, [
        ...start,
        form('confirmer', [['ecarter', '1']]),
        ...undone,
      ])
    }),
  forged: fc
    .tuple(agent, written, key, changes, forgedVerbs)
    .map(([user, name, at, typed, verb]) =>
      post(
        user,
        `/essai/${name}/${at}/-/${verb}`,
        [['-digests', '{}'], ['-once', `forge-${at}`], ['texte', 'Vu'], ...typed],
        [go],
      ),
    ),
  typing: fc
    .tuple(agent, pick('/-/doublons', '/3/-/doublons', '/-/brouillon', '/3/-/brouillon'), changes)
    .map(([user, at, typed]) => post(user, `/essai/dossier${at}`, [['-once', 'frappe'], ...typed], [])),
  followups: get(
    fc.tuple(seenKey, pick('notes', 'taches/nouvelle')).map(([at, what]) => `/essai/dossier/${at}/-/${what}`),
    pick<readonly Onward[]>(
      [form('notes', [['texte', 'Vu']]), go],
      [form('taches', [['objet', 'Relire']]), go, form('faite'), go],
    ),
    agent,
  ),
  saved: fc.tuple(agent, state('dossier'), pick('Une', 'Deux')).map(([user, query, nom]) =>
    post(
      user,
      '/essai/dossier/-/recherches',
      [
        ['nom', nom],
        ['etat', asked(query).slice(1)],
      ],
      [go],
    ),
  ),
  working: pick('11', '12', '', '20').map((each) => post('pays', '/-/collectivite', [['collectivite', each]], [go])),
} as const satisfies Readonly<Record<string, Arbitrary<Step>>>
