// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const sessionMessages = defineMessages({
  fr: {
    title: 'Votre session va se fermer',
    text: (at: string) => `Sans usage, elle se ferme à ${at}. Ce que vous avez saisi dans un formulaire est gardé.`,
    lastText: (at: string, days: string) =>
      `Elle se ferme à ${at}, ${days} après son ouverture. Ce que vous avez saisi dans un formulaire est gardé\u00a0: reconnectez-vous pour continuer.`,
    stay: 'Rester connecté',
    understood: 'J’ai compris',
    overTitle: 'Votre session est fermée',
    over: 'Ce que vous avez saisi dans un formulaire est gardé\u00a0: reconnectez-vous pour continuer.',
    again: 'Se reconnecter',
    limits: (idle: string, days: string) =>
      `Une session se ferme seule après ${idle} sans usage, et ${days} après son ouverture. Deux minutes avant, la page propose de rester.`,
    brief: (idle: string) => `Sans usage, la session se ferme après ${idle}.`,
  },
  en: {
    title: 'Your session is about to end',
    text: (at: string) => `Without use, it ends at ${at}. What you typed in a form is kept.`,
    lastText: (at: string, days: string) =>
      `It ends at ${at}, ${days} after it was opened. What you typed in a form is kept: sign in again to go on.`,
    stay: 'Stay signed in',
    understood: 'I understand',
    overTitle: 'Your session has ended',
    over: 'What you typed in a form is kept: sign in again to go on.',
    again: 'Sign in again',
    limits: (idle: string, days: string) =>
      `A session ends by itself after ${idle} without use, and ${days} after it was opened. Two minutes before, the page proposes to stay.`,
    brief: (idle: string) => `Without use, the session ends after ${idle}.`,
  },
})
