// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** What the framework does by itself, and what it says of it. */
export const ownScheduleMessages = defineMessages({
  fr: {
    sessions: 'Effacer les sessions terminées',
    searches: 'Oublier les dernières recherches de la veille',
    operations: 'Oublier les formulaires déjà enregistrés',
    drafts: 'Oublier les brouillons abandonnés',
    jobs: 'Oublier les anciens traitements',
    imports: 'Oublier les imports de plus de 30 jours, et leurs fichiers',
    attached: 'Effacer les notes et les tâches des fiches supprimées',
    retention: 'Chercher les données dont la durée de conservation est échue',
    backup: 'Sauvegarder la base de l’instance',
    backedUp: (file: string, size: string, removed: number) =>
      `${file} (${size})${removed === 0 ? '' : removed > 1 ? `, ${removed} anciennes effacées` : ', une ancienne effacée'}.`,
    noFolder:
      'Aucun dossier n’est nommé pour les sauvegardes sur ce serveur-ci\u00a0: un autre serveur de l’instance peut les faire.',
    nothing: 'Rien à effacer.',
    erased: (count: number) => (count > 1 ? `${count} lignes effacées.` : 'Une ligne effacée.'),
    due: (count: number) =>
      count === 0 ? 'Aucune durée de conservation échue.' : count > 1 ? `${count} durées échues.` : 'Une durée échue.',
    ended: (ended: number, refused: number) =>
      `${ended > 1 ? `${ended} appliquées` : `${ended} appliquée`}, ${refused > 1 ? `${refused} refusées` : `${refused} refusée`}.`,
  },
  en: {
    sessions: 'Erase the sessions that are over',
    searches: 'Forget the last searches of the day before',
    operations: 'Forget the forms that were saved',
    drafts: 'Forget the drafts that were left',
    jobs: 'Forget old work',
    imports: 'Forget the imports older than 30 days, and their files',
    attached: 'Erase the notes and tasks of deleted records',
    retention: 'Look for data that were kept long enough',
    backup: 'Back up the database of the instance',
    backedUp: (file: string, size: string, removed: number) =>
      `${file} (${size})${removed === 0 ? '' : removed > 1 ? `, ${removed} old ones erased` : ', an old one erased'}.`,
    noFolder: 'No folder is named for backups on this server: another server of the instance may make them.',
    nothing: 'Nothing to erase.',
    erased: (count: number) => (count > 1 ? `${count} lines erased.` : 'One line erased.'),
    due: (count: number) => (count === 1 ? 'One retention ended.' : `${count} retentions ended.`),
    ended: (ended: number, refused: number) => `${ended} applied, ${refused} refused.`,
  },
})
