// SPDX-License-Identifier: EUPL-1.2
import { application } from 'openmairie'
import { generated } from './gen/index.js'
import { english } from './locales/en.js'
import { analyse } from './pages/analyse.js'
import { animation } from './pages/animation.js'
import { correction } from './pages/correction.js'
import { documents } from './pages/documents.js'
import { donnees } from './pages/donnees.js'
import { feuille } from './pages/feuille.js'
import { importer } from './pages/importer.js'
import { participation } from './pages/participation.js'
import { preparation } from './pages/preparation.js'
import { resultatsPublics } from './pages/publics.js'
import { saisie } from './pages/saisie.js'
import { simulateur } from './pages/simulateur.js'
import { transmission } from './pages/transmission.js'

/** Rights to look at an entity, and others on it. */
function lire(entity: string, ...others: readonly string[]): readonly string[] {
  return ['list', 'read', ...others].map((verb) => `${entity}.${verb}`)
}

export default application({
  name: 'openresultat',
  label: 'openRésultat',
  description: 'La soirée électorale, de la saisie des bureaux à la proclamation.',
  generated,
  pages: {
    saisie,
    participation,
    resultats: resultatsPublics,
    feuille,
    simulateur,
    animation,
    donnees,
    importer,
    preparation,
    correction,
    transmission,
    documents,
    analyse,
  },
  stylesheet: 'assets/pages.css',
  profils: {
    preparation: {
      label: 'Service des élections',
      droits: [
        'preparation',
        'importer',
        ...lire('election', 'create', 'update', 'delete', 'ouvrir'),
        'election_bureau',
        'election_candidat',
        'election_tranche',
        'candidat',
        'colistier',
        'bureau',
        'tranche',
        'parti',
        'groupe',
        ...lire('type_election'),
        ...lire('regle_scrutin'),
        ...lire('canton'),
        ...lire('circonscription'),
        ...lire('collectivite_resultat', 'update'),
      ],
    },
    operateur: {
      label: 'Opérateur de saisie',
      droits: ['saisie', 'election.list', 'election.read', 'election_bureau.list', 'bureau.list'],
    },
    centralisateur: {
      label: 'Bureau centralisateur',
      droits: [
        'saisie',
        'resultats',
        'preparation',
        'importer',
        'transmettre',
        ...lire('election', 'export', 'history', 'update', 'valider', 'proclamer', 'second_tour'),
        'election_bureau',
        'election_candidat',
        'candidat',
        'colistier',
        'bureau',
        'tranche',
        'animation',
        'resultat',
        'participation',
        'siege',
        'transmission',
      ],
    },
    communication: {
      label: 'Service communication',
      droits: [...lire('election'), 'animation'],
    },
    archives: {
      label: 'Archiviste',
      droits: [
        'resultats',
        ...lire('election', 'export', 'history', 'archiver'),
        ...['election_bureau', 'election_candidat', 'candidat', 'bureau', 'tranche'].flatMap((one) => lire(one)),
        ...['resultat', 'resultat_voix', 'participation', 'siege', 'transmission'].flatMap((one) =>
          lire(one, 'export'),
        ),
      ],
    },
  },
  translations: { en: english },
  menu: [
    {
      label: 'Soirée',
      entries: [{ page: 'saisie' }, { page: 'participation' }, { entity: 'election' }, { entity: 'animation' }],
    },
    {
      label: 'Préparation',
      entries: [
        { page: 'preparation' },
        { page: 'importer' },
        { entity: 'election_bureau' },
        { entity: 'election_candidat' },
        { entity: 'candidat' },
        { entity: 'colistier' },
        { entity: 'bureau' },
        { entity: 'tranche' },
      ],
    },
    {
      label: 'Après le scrutin',
      entries: [
        { page: 'transmission' },
        { page: 'analyse' },
        { entity: 'resultat' },
        { entity: 'participation' },
        { entity: 'siege' },
        { entity: 'transmission' },
      ],
    },
    {
      label: 'Référentiels',
      entries: [
        { entity: 'collectivite_resultat' },
        { entity: 'type_election' },
        { entity: 'regle_scrutin' },
        { entity: 'effectif_conseil' },
        { entity: 'canton' },
        { entity: 'circonscription' },
        { entity: 'commune_regroupement' },
        { entity: 'parti' },
        { entity: 'groupe' },
        { entity: 'plan' },
      ],
    },
  ],
  dashboard: ['election', 'election_bureau', 'candidat', 'bureau'],
})
