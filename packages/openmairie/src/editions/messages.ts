// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** Words of editions: of what is printed, and of the pages that offer it. */
export const editionMessages = defineMessages({
  fr: {
    print: 'Imprimer',
    printList: 'Imprimer la liste (PDF)',
    printTitle: (of: string) => `Imprimer ${of}`,
    editions: 'Éditions',
    none: 'Aucune édition n’est prévue pour cette fiche.',
    back: 'Revenir à la fiche',
    open: 'Ouvrir le PDF',
    kinds: { etat: 'État', lettre: 'Lettre' },
    total: 'Total',
    mean: 'Moyenne',
    count: 'Nombre',
    rows: (count: number) => (count === 1 ? '1 ligne' : `${count} lignes`),
    made: (day: string) => `Édité le ${day}`,
    page: (page: number) => `page ${page}`,
    pageOf: ['page ', ' sur '] as readonly [string, string],
    empty: 'Aucun enregistrement.',
    logo: (of: string) => `Logo de ${of}`,
  },
  en: {
    print: 'Print',
    printList: 'Print the list (PDF)',
    printTitle: (of: string) => `Print ${of}`,
    editions: 'Documents',
    none: 'No document is provided for this record.',
    back: 'Back to the record',
    open: 'Open the PDF',
    kinds: { etat: 'Report', lettre: 'Letter' },
    total: 'Total',
    mean: 'Mean',
    count: 'Count',
    rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
    made: (day: string) => `Made on ${day}`,
    page: (page: number) => `page ${page}`,
    pageOf: ['page ', ' of '] as readonly [string, string],
    empty: 'No record.',
    logo: (of: string) => `Logo of ${of}`,
  },
})
