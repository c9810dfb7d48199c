// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const recoveryMessages = defineMessages({
  fr: {
    forgotten: 'Mot de passe oublié\u00a0?',
    askTitle: 'Mot de passe oublié',
    askLead: 'Dites quel est votre compte. Un message vous donnera un lien pour choisir un autre mot de passe.',
    who: 'Identifiant ou adresse électronique',
    send: 'Recevoir un lien',
    blank: 'Écrivez votre identifiant, ou l’adresse électronique de votre compte.',
    sentTitle: 'Consultez votre messagerie',
    sent: (minutes: number) =>
      `Si ce compte existe et a une adresse électronique, un message y part avec un lien qui dure ${minutes} minutes. Rien n’arrive\u00a0? Regardez parmi les indésirables, puis adressez-vous à votre administrateur.`,
    back: 'Revenir à la connexion',
    chooseTitle: 'Nouveau mot de passe',
    chooseLead: (login: string) => `Compte «\u00a0${login}\u00a0».`,
    choose: 'Garder ce mot de passe',
    done: 'Le mot de passe est changé, et les sessions ouvertes sont fermées. Connectez-vous.',
    subject: (site: string) => `${site}\u00a0: choisir un autre mot de passe`,
    mail: (name: string, login: string, site: string, minutes: number, link: string) =>
      [
        `Bonjour ${name},`,
        '',
        `Un nouveau mot de passe a été demandé pour le compte «\u00a0${login}\u00a0» de ${site}.`,
        `Pour le choisir, ouvrez ce lien. Il sert une seule fois et dure ${minutes} minutes\u00a0:`,
        '',
        link,
        '',
        'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: votre mot de passe reste le même. Si cela se répète, prévenez votre administrateur.',
        '',
        'Ce message est envoyé automatiquement\u00a0: une réponse ne serait pas lue.',
        '',
      ].join('\n'),
  },
  en: {
    forgotten: 'Forgotten password?',
    askTitle: 'Forgotten password',
    askLead: 'Say which account is yours. A message will give you a link to choose another password.',
    who: 'Login or e-mail address',
    send: 'Receive a link',
    blank: 'Type your login, or the e-mail address of your account.',
    sentTitle: 'Look at your mail',
    sent: (minutes: number) =>
      `If this account exists and has an e-mail address, a message goes there with a link that lasts ${minutes} minutes. Nothing comes? Look among the junk, then ask your administrator.`,
    back: 'Back to sign-in',
    chooseTitle: 'New password',
    chooseLead: (login: string) => `Account “${login}”.`,
    choose: 'Keep this password',
    done: 'The password is changed, and the open sessions are closed. Sign in.',
    subject: (site: string) => `${site}: choose another password`,
    mail: (name: string, login: string, site: string, minutes: number, link: string) =>
      [
        `Hello ${name},`,
        '',
        `A new password was asked for the account “${login}” of ${site}.`,
        `To choose it, open this link. It serves once and lasts ${minutes} minutes:`,
        '',
        link,
        '',
        'You asked for nothing? Do nothing: your password stays the same. If it happens again, tell your administrator.',
        '',
        'This message is sent automatically: a reply would not be read.',
        '',
      ].join('\n'),
  },
})
