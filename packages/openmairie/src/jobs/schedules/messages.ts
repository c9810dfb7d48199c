// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

/** What is said of work that recurs. It is kept in French: nobody in particular asked for it. */
export const scheduleMessages = defineMessages({
  fr: {
    unknown: 'Cette tâche n’est plus connue\u00a0: rien n’a été fait.',
    stopped: 'La tâche a été arrêtée par un administrateur.',
    broken: 'La tâche a échoué plusieurs fois. Le journal technique du serveur dit pourquoi.',
  },
  en: {
    unknown: 'This task is no longer known: nothing was done.',
    stopped: 'The task was stopped by an administrator.',
    broken: 'The task failed several times. The log of the server says why.',
  },
})
