// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

const french = new Intl.NumberFormat('fr-FR')
const british = new Intl.NumberFormat('en-GB')

export const listMessages = defineMessages({
  fr: {
    sortBy: 'Trier\u00a0: croissant, décroissant, puis ordre habituel',
    open: 'Ouvrir',
    pick: 'Sélectionner',
    expired: 'hors validité',
    actions: 'Actions',
    actionsOn: (label: string) => `Actions sur «\u00a0${label}\u00a0»`,
    pages: 'Pages de la liste',
    first: 'Début',
    previous: '‹ Précédents',
    next: 'Suivants ›',
    last: 'Fin',
    range: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),
    showExpired: (hidden: number | null) =>
      hidden === null ? 'Afficher aussi les hors validité' : `Afficher aussi ${hidden} hors validité`,
    hideExpired: 'Masquer les hors validité',
    search: 'Rechercher',
    clear: 'Effacer la recherche',
    count: (count: number, capped: boolean, plural: string, singular: string) =>
      capped ? `Plus de ${french.format(count)} ${plural}` : `${french.format(count)} ${count > 1 ? plural : singular}`,
    nothingFound: 'Aucun résultat. Élargissez la recherche, ou effacez-la.',
    nothingYet: (none: string) => `${none} pour le moment.`,
  },
  en: {
    sortBy: 'Sort: ascending, descending, then the usual order',
    open: 'Open',
    pick: 'Select',
    expired: 'not in force',
    actions: 'Actions',
    actionsOn: (label: string) => `Actions on “${label}”`,
    pages: 'Pages of the list',
    first: 'Start',
    previous: '‹ Previous',
    next: 'Next ›',
    last: 'End',
    range: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),
    showExpired: (hidden: number | null) =>
      hidden === null ? 'Show those not in force too' : `Show ${hidden} not in force too`,
    hideExpired: 'Hide those not in force',
    search: 'Search',
    clear: 'Clear the search',
    count: (count: number, capped: boolean, plural: string, singular: string) =>
      capped
        ? `More than ${british.format(count)} ${plural}`
        : `${british.format(count)} ${count === 1 ? singular : plural}`,
    nothingFound: 'No result. Widen the search, or clear it.',
    nothingYet: (none: string) => `${none} yet.`,
  },
})
