// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** What is said of a job that no node carries. */
export const jobMessages = defineMessages({
  fr: {
    unserved:
      'Rien n’a été fait\u00a0: depuis un jour, aucun serveur n’a pu s’en charger. Ce qu’il faut pour ce traitement n’est plus en service. Prévenez votre service informatique.',
    unservedHalfway:
      'Arrêté avant la fin\u00a0: depuis un jour, aucun serveur n’a pu s’en charger. Ce qui était fait le reste. Prévenez votre service informatique.',
  },
  en: {
    unserved:
      'Nothing was done: for a day, no server could see to it. What this work needs is no longer served. Tell your IT department.',
    unservedHalfway:
      'Stopped before its end: for a day, no server could see to it. What was done stays. Tell your IT department.',
  },
})
