// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

const s = (count: number): string => (count > 1 ? 's' : '')

/** What the command line says of personal data, and of what was erased from the journal. */
export const personalCliMessages = defineMessages({
  fr: {
    help: {
      personal:
        'due\u00a0: ce qui a été conservé assez longtemps\u00a0; apply\u00a0: l’anonymiser ou le supprimer\u00a0; purge\u00a0: effacer du journal le contenu des écritures anciennes',
      rehearse: 'montre sans rien changer',
      before: 'date (AAAA-MM-JJ) avant laquelle le contenu du journal est effacé',
    },
    ends: { anonymise: 'à anonymiser', erase: 'à supprimer', archive: 'à trier' },
    due: (place: string, since: string, what: string, fields: string) =>
      `${place}  échu depuis le ${since}, ${what}${fields && ` (${fields})`}`,
    dueCount: (application: string, count: number) => `${application}\u00a0: ${count} échéance${s(count)}.`,
    applied: {
      anonymised: 'anonymisé',
      erased: 'supprimé',
      left: 'laissé à une personne',
      gone: 'n’existe plus, ou n’est plus échu',
    },
    refused: (problems: string) => `refusé\u00a0: ${problems}`,
    noApplication: 'Nommez les dossiers des applications.',
    noPurgeDate:
      'Rien ne dit jusqu’à quand garder le contenu du journal\u00a0: donnez --before, ou le réglage journalMonths.',
    badDate: (text: string) => `--before\u00a0: «\u00a0${text}\u00a0» n’est pas une date passée (AAAA-MM-JJ).`,
    strays: (application: string, count: number) =>
      `${application}\u00a0: ${count} enregistrement${s(count)} ne ${count > 1 ? 'sont' : 'est'} pas ce que le journal en dit. Voyez d’abord «\u00a0openmairie journal verify\u00a0»\u00a0: la purge effacerait de quoi le montrer.`,
    chainBroken:
      'La chaîne du journal est rompue\u00a0: rien n’a été effacé. Voyez «\u00a0openmairie journal verify\u00a0».',
    wouldPurge: (count: number, day: string) =>
      `${count} contenu${s(count)} d’avant le ${day} ${count > 1 ? 'seraient effacés' : 'serait effacé'}.`,
    purged: (count: number, day: string) =>
      `${count} contenu${s(count)} d’avant le ${day} effacé${s(count)}\u00a0: la chaîne reste entière, le journal le dit.`,
    erased: (count: number) =>
      `${count} écriture${s(count)} dont le contenu a été effacé par l’application, qui le dit.`,
    unaccounted: (lines: string) =>
      `Le contenu de lignes du journal a disparu sans que l’application l’ait effacé\u00a0: ${lines}.`,
  },
  en: {
    help: {
      personal:
        'due: what was kept long enough; apply: anonymise or delete it; purge: erase what old lines of the journal hold',
      rehearse: 'shows without changing anything',
      before: 'date (YYYY-MM-DD) before which what the journal holds is erased',
    },
    ends: { anonymise: 'to be anonymised', erase: 'to be deleted', archive: 'to be sorted' },
    due: (place: string, since: string, what: string, fields: string) =>
      `${place}  ended on ${since}, ${what}${fields && ` (${fields})`}`,
    dueCount: (application: string, count: number) => `${application}: ${count} due.`,
    applied: {
      anonymised: 'anonymised',
      erased: 'deleted',
      left: 'left to a person',
      gone: 'is gone, or no longer due',
    },
    refused: (problems: string) => `refused: ${problems}`,
    noApplication: 'Name the folders of the applications.',
    noPurgeDate: 'Nothing says until when what the journal holds is kept: give --before, or the setting journalMonths.',
    badDate: (text: string) => `--before: “${text}” is no day of the past (YYYY-MM-DD).`,
    strays: (application: string, count: number) =>
      `${application}: ${count} record(s) are not what the journal says of them. See “openmairie journal verify” first: a purge would erase what shows it.`,
    chainBroken: 'The chain of the journal is broken: nothing was erased. See “openmairie journal verify”.',
    wouldPurge: (count: number, day: string) => `${count} payload(s) of before ${day} would be erased.`,
    purged: (count: number, day: string) =>
      `${count} payload(s) of before ${day} erased: the chain stays whole, the journal says so.`,
    erased: (count: number) => `${count} line(s) whose payload the application erased, and says so.`,
    unaccounted: (lines: string) =>
      `The payload of lines of the journal is gone, and the application did not erase it: ${lines}.`,
  },
})
