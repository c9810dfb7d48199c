// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

const many = (count: number, word: string): string => `${count} ${word}${count > 1 ? 's' : ''}`

/** What the commands of editions say. */
export const editionsMessages = defineMessages({
  fr: {
    help: {
      editions:
        'takeover\u00a0: reprend les états, lettres types et sous-états d’openMairie en PHP dans un fichier de définitions',
      collectivite: 'numéro de la collectivité dont les définitions actives sont reprises\u00a0; la multi à défaut',
      from: 'adresse de la base qui tient les tables om_*\u00a0; celle de l’application à défaut',
      out: 'fichier à écrire\u00a0; editions/reprise.ts dans l’application à défaut',
      force: 'écrase le fichier s’il existe',
    },
    reading: 'Lecture des tables om_*…',
    noTables: (place: string) =>
      `${place} n’a ni om_etat, ni om_lettretype, ni om_sousetat\u00a0: donnez par --from la base d’openMairie en PHP.`,
    noCollectivite: (id: string, ids: string) => `Pas de collectivité ${id}. Il y a\u00a0: ${ids}.`,
    whichCollectivite: (ids: string) =>
      `Aucune collectivité n’est de niveau 2\u00a0: choisissez par --collectivite parmi ${ids}.`,
    exists: (file: string) => `${file} existe déjà\u00a0: donnez un autre nom par --out, ou --force pour l’écraser.`,
    taken: (etats: number, sousEtats: number, file: string) =>
      `${many(etats, 'édition')} et ${many(sousEtats, 'sous-état')} repris dans ${file}.`,
    next: (path: string, name: string) =>
      `Ensuite, dans app.ts\u00a0: import { ${name} } from '${path}', puis editions: ${name} dans application({…}).`,
    remark: (code: string, place: string, message: string) => `${code}, ${place}\u00a0: ${message}`,
    left: (count: number) => `Laissé à l’auteur (${count})\u00a0:`,
    told: (count: number) => `À relire (${count})\u00a0:`,
  },
  en: {
    help: {
      editions:
        'takeover: takes the états, lettres types and sous-états of openMairie in PHP over into a file of definitions',
      collectivite: 'number of the collectivité whose active definitions are taken over; the multi where left out',
      from: 'address of the base that holds the om_* tables; that of the application where left out',
      out: 'file to write; editions/reprise.ts in the application where left out',
      force: 'overwrites the file where there is one',
    },
    reading: 'Reading the om_* tables…',
    noTables: (place: string) =>
      `${place} has neither om_etat, nor om_lettretype, nor om_sousetat: give the base of openMairie in PHP by --from.`,
    noCollectivite: (id: string, ids: string) => `No collectivité ${id}. There are: ${ids}.`,
    whichCollectivite: (ids: string) => `No collectivité is of level 2: choose by --collectivite among ${ids}.`,
    exists: (file: string) => `${file} is there already: give another name by --out, or --force to overwrite it.`,
    taken: (etats: number, sousEtats: number, file: string) =>
      `${many(etats, 'edition')} and ${many(sousEtats, 'sous-état')} taken over into ${file}.`,
    next: (path: string, name: string) =>
      `Next, in app.ts: import { ${name} } from '${path}', then editions: ${name} in application({…}).`,
    remark: (code: string, place: string, message: string) => `${code}, ${place}: ${message}`,
    left: (count: number) => `Left to the author (${count}):`,
    told: (count: number) => `To read again (${count}):`,
  },
})
