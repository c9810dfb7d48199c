// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'
import type { ProposedType } from './contract.js'
import type { Misfit } from './data-sql.js'
import type { Note } from './propose.js'

/** The first of some values, and whether there are more. */
export const some = (values: readonly string[], most: number): string =>
  values.slice(0, most).join(', ') + (values.length > most ? ', …' : '')

type Types = Readonly<Record<ProposedType, string>>
const typesFr: Types = {
  integer: 'nombre entier',
  bigint: 'grand nombre entier',
  decimal: 'nombre à virgule',
  date: 'date',
  timestamp: 'date et heure',
  time: 'heure',
  boolean: 'oui ou non',
  string: 'texte court',
  text: 'texte long',
}
const typesEn: Types = {
  integer: 'whole number',
  bigint: 'large whole number',
  decimal: 'decimal number',
  date: 'date',
  timestamp: 'date and time',
  time: 'time',
  boolean: 'yes or no',
  string: 'short text',
  text: 'long text',
}

type Why = Pick<Misfit, 'text' | 'reason'>
const whyFr = ({ text, reason }: Why): string =>
  ({
    type: `«\u00a0${text}\u00a0» n’est pas du type voulu`,
    blank: 'il manque une valeur obligatoire',
    reference: `«\u00a0${text}\u00a0» n’est pas dans la liste`,
    twice: `«\u00a0${text}\u00a0» est déjà pris`,
  })[reason]
const whyEn = ({ text, reason }: Why): string =>
  ({
    type: `“${text}” is not of the type asked for`,
    blank: 'a mandatory value is missing',
    reference: `“${text}” is not in the list`,
    twice: `“${text}” is already taken`,
  })[reason]

/** What is said of sheets, and of what has no room in a proposal, wherever it is read. */
export const sheetMessages = defineMessages({
  fr: {
    types: typesFr,
    nothing:
      'Ces fichiers ne contiennent pas de tableau\u00a0: il faut une ligne de titres, et au moins une ligne en dessous.',
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
    misfits: (count: number) =>
      `${count} valeur${count > 1 ? 's' : ''} ne tien${count > 1 ? 'nent' : 't'} pas dans cette proposition\u00a0: rien n’a été écrit.`,
    misfit: (misfit: Misfit): string =>
      `${misfit.table}, ligne ${misfit.line}, ${misfit.column}\u00a0: ${whyFr(misfit)}`,
    misfitsOf: (misfits: readonly Misfit[]): string =>
      some(
        misfits.map((misfit) => `${whyFr(misfit)} (ligne ${misfit.line})`),
        4,
      ),
  },
  en: {
    types: typesEn,
    nothing: 'These files hold no table: it takes a line of titles, and one line at least below.',
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
    misfits: (count: number) =>
      `${count} value${count > 1 ? 's have' : ' has'} no room in this proposal: nothing was written.`,
    misfit: (misfit: Misfit): string => `${misfit.table}, line ${misfit.line}, ${misfit.column}: ${whyEn(misfit)}`,
    misfitsOf: (misfits: readonly Misfit[]): string =>
      some(
        misfits.map((misfit) => `${whyEn(misfit)} (line ${misfit.line})`),
        4,
      ),
  },
})
