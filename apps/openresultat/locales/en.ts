// SPDX-License-Identifier: EUPL-1.2
import type { Translations } from 'openmairie'
import { poll } from './en-poll.js'
import { town } from './en-town.js'

/** What the application says, in English: words of its menu, of its profils and of its pages by themselves, what an entity says by its path. */
export const english: Translations = {
  ...town,
  ...poll,
  'La soirée électorale, de la saisie des bureaux à la proclamation.':
    'The night of an election, from the entry of the stations to the proclamation.',
  Soirée: 'Night',
  Préparation: 'Preparation',
  'Après le scrutin': 'After the poll',
  Référentiels: 'Reference tables',
  'Saisie des résultats': 'Entry of results',
  Participation: 'Turnout',
  Résultats: 'Results',
  'Feuille de calcul des sièges': 'Seat calculation sheet',
  'Et si\u00a0?': 'What if?',
  Animation: 'Big screen',
  'Données ouvertes': 'Open data',
  'Documents à imprimer': 'Documents to print',
  'Analyse des scrutins': 'Analysis of polls',
  'Vérifier la préparation': 'Check the preparation',
  Importer: 'Import',
  'Transmission à la préfecture': 'Sending to the préfecture',
  'Corriger un résultat proclamé': 'Correct a proclaimed result',
  Administrateur: 'Administrator',
  'Service des élections': 'Elections office',
  'Opérateur de saisie': 'Entry operator',
  'Bureau centralisateur': 'Central polling station',
  'Service communication': 'Communication office',
  Archiviste: 'Archivist',
}
