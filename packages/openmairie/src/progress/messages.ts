// SPDX-License-Identifier: EUPL-1.2
import type { JobState } from '../jobs/contract.js'
import { defineMessages } from '../model/messages.js'

const french = new Intl.NumberFormat('fr-FR')
const british = new Intl.NumberFormat('en-GB')

export const progressMessages = defineMessages({
  fr: {
    work: 'Traitement',
    states: {
      attente: 'En attente\u00a0: le traitement va commencer.',
      'en cours': 'En cours. Vous pouvez quitter cette page\u00a0: le traitement continue.',
      fait: 'Terminé.',
      annule: 'Arrêté.',
      echec: 'Arrêté avant la fin.',
    } satisfies Record<JobState, string>,
    progress: 'Avancement',
    done: (done: number, total: number | null) =>
      total === null ? `${french.format(done)} traités` : `${french.format(done)} sur ${french.format(total)}`,
    stopping: 'L’arrêt est demandé\u00a0: la partie en cours se termine.',
    cancel: 'Annuler le traitement',
    refused: (count: number) =>
      count > 1 ? `${french.format(count)} enregistrements laissés de côté` : 'Un enregistrement laissé de côté',
    csv: 'Télécharger la liste (CSV)',
    record: 'Enregistrement',
    key: 'Clé',
    reason: 'Motif',
    back: 'Retour à la liste',
    undo: 'Annuler ce qui a été fait',
    tooLate: 'Le traitement était déjà terminé.',
  },
  en: {
    work: 'Work',
    states: {
      attente: 'Waiting: the work is about to start.',
      'en cours': 'Under way. You may leave this page: the work goes on.',
      fait: 'Done.',
      annule: 'Stopped.',
      echec: 'Stopped before its end.',
    },
    progress: 'Progress',
    done: (done: number, total: number | null) =>
      total === null ? `${british.format(done)} done` : `${british.format(done)} of ${british.format(total)}`,
    stopping: 'It is asked to stop: the part under way is being finished.',
    cancel: 'Stop the work',
    refused: (count: number) => (count > 1 ? `${british.format(count)} records left aside` : 'One record left aside'),
    csv: 'Download the list (CSV)',
    record: 'Record',
    key: 'Key',
    reason: 'Reason',
    back: 'Back to the list',
    undo: 'Undo what was done',
    tooLate: 'The work had ended already.',
  },
})
