// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const dashboardMessages = defineMessages({
  fr: {
    title: 'Tableau de bord',
    empty: 'Votre profil ne donne accès à aucune liste. Adressez-vous à l’administrateur.',
    moreThan: 'plus de',
    count: (count: number) => count.toLocaleString('fr-FR'),
    search: 'Rechercher',
    searchIn: (label: string) => `Rechercher dans «\u00a0${label}\u00a0»`,
  },
  en: {
    title: 'Dashboard',
    empty: 'Your profile gives access to no list. Ask the administrator.',
    moreThan: 'more than',
    count: (count: number) => count.toLocaleString('en-GB'),
    search: 'Search',
    searchIn: (label: string) => `Search in “${label}”`,
  },
})
