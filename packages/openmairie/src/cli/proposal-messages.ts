// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'
import type { Misfit } from '../proposal/data-sql.js'
import type { Note } from '../proposal/propose.js'

const some = (values: readonly string[], most: number): string =>
  values.slice(0, most).join(', ') + (values.length > most ? ', …' : '')

export const proposalMessages = defineMessages({
  fr: {
    help: {
      from: 'un fichier CSV, XLSX ou ODS dont on fait une application (plusieurs\u00a0: répétez l’option)',
      proposal:
        'le fichier de la proposition\u00a0: écrit la première fois, pour être corrigé\u00a0; suivi quand il est là',
    },
    reading: 'Lecture des tableaux…',
    making: 'Écriture de l’application…',
    nothing:
      'Ces fichiers ne contiennent pas de tableau\u00a0: il faut une ligne de titres, et au moins une ligne en dessous.',
    sheet: (label: string) => `(tableau «\u00a0${label}\u00a0»)`,
    list: (values: readonly string[]) => `(liste de ${values.length}\u00a0: ${some(values, 6)})`,
    key: 'clé',
    required: 'obligatoire',
    note: (note: Note): string => {
      switch (note.kind) {
        case 'header':
          return `les titres des colonnes sont à la ligne ${note.line}`
        case 'totals':
          return `lignes de totaux laissées de côté\u00a0: ${some(note.lines.map(String), 10)}`
        case 'spellings':
          return `écritures réunies\u00a0: ${some(
            note.spellings.map((group) => group.join(' = ')),
            6,
          )}`
        case 'almost':
          return `${note.column} serait de type ${note.type}, sans ${some(
            note.values.map(({ line, text }) => `«\u00a0${text}\u00a0» (ligne ${line})`),
            4,
          )}`
      }
    },
    written: (file: string) =>
      `Proposition écrite dans ${file}. Corrigez-la, puis lancez la même commande\u00a0: l’application sera faite d’après elle.`,
    badProposal: (file: string, place: string, reason: string) =>
      `${file} n’est pas une proposition${place === '' ? '' : `, à «\u00a0${place}\u00a0»`}\u00a0: ${reason}`,
    misfits: (count: number) =>
      `${count} valeur${count > 1 ? 's' : ''} ne tien${count > 1 ? 'nent' : 't'} pas dans cette proposition\u00a0: rien n’a été écrit.`,
    misfit: ({ table, line, column, text, reason }: Misfit): string => {
      const why = {
        type: `«\u00a0${text}\u00a0» n’est pas du type voulu`,
        blank: 'il manque une valeur obligatoire',
        reference: `«\u00a0${text}\u00a0» n’est pas dans la liste`,
        twice: `«\u00a0${text}\u00a0» est déjà pris`,
      }[reason]
      return `  ${table}, ligne ${line}, ${column}\u00a0: ${why}`
    },
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
    nothing: 'These files hold no table: it takes a line of titles, and one line at least below.',
    sheet: (label: string) => `(table “${label}”)`,
    list: (values: readonly string[]) => `(list of ${values.length}: ${some(values, 6)})`,
    key: 'key',
    required: 'mandatory',
    note: (note: Note): string => {
      switch (note.kind) {
        case 'header':
          return `the titles of the columns are on line ${note.line}`
        case 'totals':
          return `lines of totals left out: ${some(note.lines.map(String), 10)}`
        case 'spellings':
          return `spellings taken for one: ${some(
            note.spellings.map((group) => group.join(' = ')),
            6,
          )}`
        case 'almost':
          return `${note.column} would be of type ${note.type}, without ${some(
            note.values.map(({ line, text }) => `“${text}” (line ${line})`),
            4,
          )}`
      }
    },
    written: (file: string) =>
      `Proposal written to ${file}. Correct it, then run the same command: the application will be made after it.`,
    badProposal: (file: string, place: string, reason: string) =>
      `${file} is no proposal${place === '' ? '' : `, at “${place}”`}: ${reason}`,
    misfits: (count: number) =>
      `${count} value${count > 1 ? 's have' : ' has'} no room in this proposal: nothing was written.`,
    misfit: ({ table, line, column, text, reason }: Misfit): string => {
      const why = {
        type: `“${text}” is not of the type asked for`,
        blank: 'a mandatory value is missing',
        reference: `“${text}” is not in the list`,
        twice: `“${text}” is already taken`,
      }[reason]
      return `  ${table}, line ${line}, ${column}: ${why}`
    },
    made: (folder: string, tables: number, rows: number) =>
      `Application made in ${folder}: ${tables} tables, ${rows} rows.`,
    next: (folder: string) => `Next: cd ${folder} && npm install && npx openmairie serve .`,
  },
})
