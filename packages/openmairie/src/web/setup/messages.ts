// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const setupMessages = defineMessages({
  fr: {
    title: 'Installation',
    lead: 'Nommez le premier administrateur de cette instance. Il pourra ouvrir les comptes des autres. Cette page ne sert qu’une fois.',
    name: 'Nom et prénom',
    login: 'Identifiant',
    loginHelp: 'Ce que l’administrateur tapera pour se connecter, sans espace.',
    email: 'Adresse électronique',
    emailHelp: 'Elle ne sert qu’à retrouver l’accès à ce compte.',
    create: 'Créer le compte',
    done: 'Le compte est créé. Bienvenue.',
    problems: {
      name: 'Écrivez le nom de l’administrateur, en cent caractères au plus.',
      login: 'Écrivez un identifiant sans espace, de cent caractères au plus.',
      email: 'Écrivez une adresse électronique, par exemple prenom.nom@commune.fr.',
    },
  },
  en: {
    title: 'Set-up',
    lead: 'Name the first administrator of this instance, who can then open the accounts of others. This page serves once.',
    name: 'Full name',
    login: 'Login',
    loginHelp: 'What the administrator will type to sign in, without space.',
    email: 'E-mail address',
    emailHelp: 'It only serves to get back into this account.',
    create: 'Create the account',
    done: 'The account is created. Welcome.',
    problems: {
      name: 'Type the name of the administrator, in a hundred characters at most.',
      login: 'Type a login without space, of a hundred characters at most.',
      email: 'Type an e-mail address, for instance first.last@town.example.',
    },
  },
})
