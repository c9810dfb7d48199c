// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

const french = new Intl.NumberFormat('fr-FR')
const british = new Intl.NumberFormat('en-GB')

export const listingMessages = defineMessages({
  fr: {
    search: 'Rechercher',
    searchHelp: '* remplace n’importe quels caractères, une virgule veut dire «\u00a0ou\u00a0»',
    everywhere: 'Toutes les colonnes',
    inColumn: 'Dans',
    advanced: 'Recherche avancée',
    simple: 'Recherche simple',
    from: 'de',
    to: 'à',
    apply: 'Appliquer',
    clear: 'Tout effacer',
    any: 'Indifférent',
    yes: 'Oui',
    no: 'Non',
    count: (count: number, capped: boolean, plural: string, singular: string) =>
      capped ? `plus de ${french.format(count)} ${plural}` : `${french.format(count)} ${count > 1 ? plural : singular}`,
    exported: 'Exporter en CSV',
    columns: 'Colonnes',
    showExpired: 'Afficher aussi les enregistrements hors validité',
    hideExpired: 'Masquer les enregistrements hors validité',
    filters: 'Filtres actifs',
    remove: (what: string) => `Retirer le filtre ${what}`,
    startAt: 'À partir de',
    go: 'Aller',
    nothingFound: 'Aucun résultat. Élargissez la recherche, ou effacez-la.',
    nothingYet: (none: string) => `${none} pour le moment.`,
    problems: 'Ces critères n’ont pas pu être appliqués',
    show: 'Affichage',
  },
  en: {
    search: 'Search',
    searchHelp: '* stands for any characters, a comma means “or”',
    everywhere: 'All columns',
    inColumn: 'In',
    advanced: 'Advanced search',
    simple: 'Simple search',
    from: 'from',
    to: 'to',
    apply: 'Apply',
    clear: 'Clear all',
    any: 'Any',
    yes: 'Yes',
    no: 'No',
    count: (count: number, capped: boolean, plural: string, singular: string) =>
      capped
        ? `more than ${british.format(count)} ${plural}`
        : `${british.format(count)} ${count > 1 ? plural : singular}`,
    exported: 'Export as CSV',
    columns: 'Columns',
    showExpired: 'Show records not in force too',
    hideExpired: 'Hide records not in force',
    filters: 'Active filters',
    remove: (what: string) => `Remove the filter ${what}`,
    startAt: 'Starting at',
    go: 'Go',
    nothingFound: 'No result. Widen the search, or clear it.',
    nothingYet: (none: string) => `${none} yet.`,
    problems: 'These criteria could not be applied',
    show: 'Display',
  },
})
