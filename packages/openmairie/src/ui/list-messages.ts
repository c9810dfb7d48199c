// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const listMessages = defineMessages({
  fr: {
    sortBy: 'Trier\u00a0: croissant, décroissant, puis ordre habituel',
    open: 'Ouvrir',
    expired: 'hors validité',
    pages: 'Pages de la liste',
    first: 'Début',
    previous: '‹ Précédents',
    next: 'Suivants ›',
    last: 'Fin',
  },
  en: {
    sortBy: 'Sort: ascending, descending, then the usual order',
    open: 'Open',
    expired: 'not in force',
    pages: 'Pages of the list',
    first: 'Start',
    previous: '‹ Previous',
    next: 'Next ›',
    last: 'End',
  },
})
