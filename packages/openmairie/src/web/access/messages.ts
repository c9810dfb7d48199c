// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const accessMessages = defineMessages({
  fr: {
    title: 'Accès au compte',
    own: 'C’est votre propre compte\u00a0: son mot de passe et son second facteur se changent sur «\u00a0Mon compte\u00a0».',
    myAccount: 'Mon compte',
    passwordTitle: 'Mot de passe',
    hasPassword: 'Ce compte a un mot de passe.',
    noPassword:
      'Ce compte n’a pas encore de mot de passe\u00a0: donnez un lien à son titulaire pour qu’il le choisisse.',
    linkHelp: (hours: number) =>
      `Le lien sert une seule fois et dure ${hours} heures. Remettez-le à son titulaire en main propre ou par un moyen sûr\u00a0: qui l’ouvre choisit le mot de passe.`,
    makeLink: 'Faire un lien',
    linkTitle: 'Lien pour choisir le mot de passe',
    linkOnce: 'Copiez-le maintenant\u00a0: il ne sera plus montré. Ceux d’avant ne servent plus.',
    back: 'Revenir au compte',
    factorTitle: 'Vérification en deux étapes',
    factorOn:
      'Active. Si son titulaire a perdu son téléphone et ses codes de secours, remettez-la à zéro après vous être assuré que c’est bien lui\u00a0: ses sessions seront fermées.',
    factorOff: 'Ce compte n’en a pas.',
    resetFactor: 'Remettre à zéro',
    factorReset: 'La vérification en deux étapes est remise à zéro, et les sessions du compte sont fermées.',
    closed: 'Ce compte est fermé\u00a0: ouvrez-le d’abord.',
  },
  en: {
    title: 'Access to the account',
    own: 'This is your own account: its password and second factor are changed on “My account”.',
    myAccount: 'My account',
    passwordTitle: 'Password',
    hasPassword: 'This account has a password.',
    noPassword: 'This account has no password yet: give its owner a link to choose it.',
    linkHelp: (hours: number) =>
      `The link serves once and lasts ${hours} hours. Give it to its owner in person or by a safe way: whoever opens it chooses the password.`,
    makeLink: 'Make a link',
    linkTitle: 'Link to choose the password',
    linkOnce: 'Copy it now: it is not shown again. Those before no longer serve.',
    back: 'Back to the account',
    factorTitle: 'Two-step verification',
    factorOn:
      'On. If its owner has lost both phone and recovery codes, reset it once you are sure who asks: the sessions of the account are closed.',
    factorOff: 'This account has none.',
    resetFactor: 'Reset',
    factorReset: 'Two-step verification is reset, and the sessions of the account are closed.',
    closed: 'This account is closed: open it first.',
  },
})
