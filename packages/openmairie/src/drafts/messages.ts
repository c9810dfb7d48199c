// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const draftMessages = defineMessages({
  fr: {
    resumeDraft: (moment: string) => `Reprendre le brouillon du ${moment}`,
    dropDraft: 'L’effacer',
    draftsAside: 'Brouillons',
    draftOffered: 'Vous aviez commencé une saisie sans l’enregistrer.',
    draftResumed: (moment: string) => `Voici le brouillon du ${moment}. Rien n’est encore enregistré.`,
    draftUnkept:
      'La suite de votre saisie n’est plus gardée en brouillon\u00a0: la session est terminée, ou la saisie est trop longue. Ce qui précède reste gardé sept jours.',
    draftDropped: 'Le brouillon a été effacé.',
  },
  en: {
    resumeDraft: (moment: string) => `Resume the draft of ${moment}`,
    dropDraft: 'Discard it',
    draftsAside: 'Drafts',
    draftOffered: 'You had begun to type without saving.',
    draftResumed: (moment: string) => `This is the draft of ${moment}. Nothing is saved yet.`,
    draftUnkept:
      'What you type from now on is not kept as a draft: the session is over, or the text is too long. What came before is kept for seven days.',
    draftDropped: 'The draft was discarded.',
  },
})
