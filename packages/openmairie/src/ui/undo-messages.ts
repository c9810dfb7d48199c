// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** Words about what is undone, of a record or beside one. */
export const undoMessages = defineMessages({
  fr: {
    undoLate: (seconds: number) => `Rien n’a été annulé\u00a0: le délai de ${seconds} secondes est passé.`,
  },
  en: {
    undoLate: (seconds: number) => `Nothing was undone: the ${seconds} seconds are over.`,
  },
})
