// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

/** What is said of work that recurs. It is kept in French: nobody in particular asked for it. */
export const scheduleMessages = defineMessages({
  fr: {
    stopped: 'La tâche a été arrêtée par un administrateur.',
    broken: 'La tâche a échoué plusieurs fois. Le journal technique du serveur dit pourquoi.',
  },
  en: {
    stopped: 'The task was stopped by an administrator.',
    broken: 'The task failed several times. The log of the server says why.',
  },
})
