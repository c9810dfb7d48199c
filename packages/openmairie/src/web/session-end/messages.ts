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
    held: 'Rien n’a été enregistré. Ce que vous avez saisi est gardé dans cette page\u00a0: ne la fermez pas.',
    heldFiles: 'Les fichiers, eux, ne sont pas gardés\u00a0: il faudra les choisir de nouveau.',
    first: 'D’abord\u00a0:',
    newTab: 'se reconnecter (nouvel onglet)',
    afterwards: 'Revenez ensuite à cet onglet\u00a0: le formulaire reparaît rempli, et vous l’enregistrez.',
    resume: 'Reprendre la saisie',
    resumed:
      'Rien n’a encore été enregistré\u00a0: votre session s’était fermée entre-temps. Voici ce que vous aviez saisi\u00a0; relisez, puis enregistrez.',
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
    held: 'Nothing was saved. What you typed is kept in this page: do not close it.',
    heldFiles: 'Files are not kept: they are to be chosen again.',
    first: 'First:',
    newTab: 'sign in again (new tab)',
    afterwards: 'Then come back to this tab: the form appears again, filled, and you save it.',
    resume: 'Go on with the form',
    resumed:
      'Nothing is saved yet: your session had ended meanwhile. This is what you had typed; read it again, then save.',
    limits: (idle: string, days: string) =>
      `A session ends by itself after ${idle} without use, and ${days} after it was opened. Two minutes before, the page proposes to stay.`,
    brief: (idle: string) => `Without use, the session ends after ${idle}.`,
  },
})
