// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'
import { some } from '../proposal/messages.js'

export const proposalMessages = defineMessages({
  fr: {
    help: {
      from: 'un fichier CSV, XLSX ou ODS dont on fait une application (plusieurs\u00a0: répétez l’option)',
      proposal:
        'le fichier de la proposition\u00a0: écrit la première fois, pour être corrigé\u00a0; suivi quand il est là',
    },
    reading: 'Lecture des tableaux…',
    making: 'Écriture de l’application…',
    sheet: (label: string) => `(tableau «\u00a0${label}\u00a0»)`,
    list: (values: readonly string[]) => `(liste de ${values.length}\u00a0: ${some(values, 6)})`,
    key: 'clé',
    required: 'obligatoire',
    written: (file: string) =>
      `Proposition écrite dans ${file}. Corrigez-la, puis lancez la même commande\u00a0: l’application sera faite d’après elle.`,
    badProposal: (file: string, place: string, reason: string) =>
      `${file} n’est pas une proposition${place === '' ? '' : `, à «\u00a0${place}\u00a0»`}\u00a0: ${reason}`,
    made: (folder: string, tables: number, rows: number) =>
      `Application créée dans ${folder}\u00a0: ${tables} tables, ${rows} lignes.`,
    next: (folder: string) => `Ensuite\u00a0: cd ${folder} && npm install && npx openmairie serve .`,
  },
  en: {
    help: {
      from: 'a CSV, XLSX or ODS file that an application is made of (several: repeat the option)',
      proposal: 'the file of the proposal: written the first time, to be corrected; followed once it is there',
    },
    reading: 'Reading the tables…',
    making: 'Writing the application…',
    sheet: (label: string) => `(table “${label}”)`,
    list: (values: readonly string[]) => `(list of ${values.length}: ${some(values, 6)})`,
    key: 'key',
    required: 'mandatory',
    written: (file: string) =>
      `Proposal written to ${file}. Correct it, then run the same command: the application will be made after it.`,
    badProposal: (file: string, place: string, reason: string) =>
      `${file} is no proposal${place === '' ? '' : `, at “${place}”`}: ${reason}`,
    made: (folder: string, tables: number, rows: number) =>
      `Application made in ${folder}: ${tables} tables, ${rows} rows.`,
    next: (folder: string) => `Next: cd ${folder} && npm install && npx openmairie serve .`,
  },
})
