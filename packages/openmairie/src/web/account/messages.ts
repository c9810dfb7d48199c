// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const accountMessages = defineMessages({
  fr: {
    title: 'Mon compte',
    login: 'Identifiant',
    name: 'Nom',
    profil: 'Profil',
    collectivite: 'Collectivité',
    passwordTitle: 'Mot de passe',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    again: 'Nouveau mot de passe, encore une fois',
    firstAgain: 'Mot de passe, encore une fois',
    advice:
      'Douze caractères au moins, de quatre sortes (minuscules, majuscules, chiffres, signes), ou quatorze sans signe, ou une phrase de plusieurs mots. Ni votre nom, ni une suite.',
    change: 'Changer le mot de passe',
    changed: 'Le mot de passe est changé. Les autres sessions de ce compte sont fermées.',
    none: 'Ce compte s’ouvre sans mot de passe.',
    problems: {
      current: 'Le mot de passe actuel n’est pas celui-ci. Vérifiez la saisie.',
      guessable: 'Ce mot de passe se devine trop vite. Allongez-le, ou mêlez-y d’autres sortes de caractères.',
      named: 'Ce mot de passe tient surtout de votre nom ou de votre identifiant. Choisissez-en un qui n’en dise rien.',
      long: (most: number) => `Un mot de passe a ${most} caractères au plus. Raccourcissez-le.`,
      same: 'Ce mot de passe est celui que vous avez déjà. Choisissez-en un autre.',
      again: 'Les deux saisies diffèrent. Écrivez deux fois le même mot de passe.',
    },
    sessionsTitle: 'Sessions ouvertes',
    sessionsLead: 'Là où ce compte est connecté.',
    device: 'Appareil',
    opened: 'Ouverte',
    seen: 'Vue',
    on: (moment: string) => `le ${moment}`,
    action: 'Action',
    here: 'Celle-ci',
    unknown: 'Appareil inconnu',
    browser: (browser: string, system: string) => (system === '' ? browser : `${browser}, ${system}`),
    close: 'Fermer',
    closeOne: (device: string, moment: string) => `Fermer la session de ${device}, ouverte le ${moment}`,
    closeOthers: 'Fermer toutes les autres sessions',
    closed: (count: number) =>
      count === 0
        ? 'Cette session était déjà fermée.'
        : count === 1
          ? 'Une session est fermée.'
          : `${count} sessions sont fermées.`,
  },
  en: {
    title: 'My account',
    login: 'Login',
    name: 'Name',
    profil: 'Profile',
    collectivite: 'Authority',
    passwordTitle: 'Password',
    current: 'Current password',
    next: 'New password',
    again: 'New password, once more',
    firstAgain: 'Password, once more',
    advice:
      'At least twelve characters of four kinds (small letters, capitals, figures, signs), or fourteen without signs, or a phrase of several words. Neither your name nor a sequence.',
    change: 'Change the password',
    changed: 'The password is changed. The other sessions of this account are closed.',
    none: 'This account is opened without a password.',
    problems: {
      current: 'This is not the current password. Check what you typed.',
      guessable: 'This password is guessed too fast. Make it longer, or mix in other kinds of characters.',
      named: 'This password is mostly your name or your login. Choose one that says nothing of them.',
      long: (most: number) => `A password has ${most} characters at most. Shorten it.`,
      same: 'This is the password that you have already. Choose another one.',
      again: 'The two differ. Type the same password twice.',
    },
    sessionsTitle: 'Open sessions',
    sessionsLead: 'Where this account is signed in.',
    device: 'Device',
    opened: 'Opened',
    seen: 'Seen',
    on: (moment: string) => `on ${moment}`,
    action: 'Action',
    here: 'This one',
    unknown: 'Unknown device',
    browser: (browser: string, system: string) => (system === '' ? browser : `${browser}, ${system}`),
    close: 'Close',
    closeOne: (device: string, moment: string) => `Close the session of ${device}, opened on ${moment}`,
    closeOthers: 'Close all other sessions',
    closed: (count: number) =>
      count === 0
        ? 'This session was closed already.'
        : count === 1
          ? 'One session is closed.'
          : `${count} sessions are closed.`,
  },
})
