// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'
import type { Imported } from '../reversibility/import.js'

type Beside = Imported['beside']

const many = (count: number, word: string): string => `${count} ${word}${count > 1 ? 's' : ''}`

/** What the commands of reversibility say. */
export const reversibilityMessages = defineMessages({
  fr: {
    help: {
      reversibility:
        'export\u00a0: sort une collectivité entière en formats ouverts, dans une archive ZIP avec sa description\u00a0; import\u00a0: en reprend une d’une archive, tout ou rien',
      under: 'numéro de la collectivité à laquelle la rattacher ici',
      as: 'numéro qu’elle prend ici, si le sien est pris',
      accounts: 'les comptes de même identifiant sont les mêmes personnes\u00a0: ce qu’elles ont écrit leur revient',
      dryRun: 'fait tout, puis le défait\u00a0: dit ce qui serait repris, n’écrit rien',
    },
    usage:
      'Dites\u00a0: reversibility export <numéro> <fichier> <dossiers…>, ou reversibility import <fichier> <dossiers…>.',
    noApplication: 'Donnez au moins le dossier d’une application de l’instance.',
    exists: (file: string) =>
      `${file} existe déjà\u00a0: donnez un autre nom, une archive n’en écrase jamais une autre.`,
    noFile: (file: string) => `${file}\u00a0: ce fichier n’existe pas.`,
    nobody: (id: string) => `L’instance n’a pas de collectivité numéro ${id}.`,
    writing: (done: number) => `Export… ${done}`,
    exported: (id: string, file: string, size: string) =>
      `Collectivité ${id} exportée\u00a0: ${file} (${size}). L’archive contient des données personnelles\u00a0: ne la remettez qu’à qui doit la recevoir.`,
    digest: (digest: string) => `SHA-256 de l’archive\u00a0: ${digest}`,
    steps: {
      verify: (part: string) => `Vérification\u00a0: ${part}`,
      files: (name: string) => `Fichier\u00a0: ${name}`,
      write: () => 'Écriture…',
    },
    refused: 'L’archive n’est pas reprise, rien n’a été écrit\u00a0:',
    added: (count: number) => many(count, 'ajoutée'),
    matched: (count: number) => `${count} déjà là`,
    emptied: (count: number) => `${many(count, 'renvoi')} hors de l’archive vidé${count > 1 ? 's' : ''}`,
    renumbered: 'renumérotées',
    shared: 'table partagée',
    beside: ({ notes, taches, fichiers, courriels, recherches, editions }: Beside) =>
      `${many(notes, 'note')}, ${many(taches, 'tâche')}, ${many(fichiers, 'fichier')}, ${many(courriels, 'courriel')}, ${many(recherches, 'recherche')}, ${many(editions, 'version')} d’éditions`,
    nobodyNamed:
      'Notes, tâches et fichiers sont repris sans auteur, et les recherches enregistrées non\u00a0: créez les comptes, puis ajoutez --accounts pour les rendre aux leurs.',
    rehearsed: 'C’était une répétition\u00a0: rien n’a été écrit.',
    imported: (id: string, label: string) => `Collectivité reprise\u00a0: ${id} «\u00a0${label}\u00a0».`,
  },
  en: {
    help: {
      reversibility:
        'export: takes a whole collectivité out in open formats, in a ZIP archive with its description; import: brings one in out of an archive, all of it or nothing',
      under: 'number of the collectivité to attach it to here',
      as: 'number that it takes here, where its own is taken',
      accounts: 'accounts of the same login are the same people: what they wrote is theirs again',
      dryRun: 'does it all, then undoes it: tells what would be brought in, writes nothing',
    },
    usage: 'Say: reversibility export <id> <file> <dirs…>, or reversibility import <file> <dirs…>.',
    noApplication: 'Give at least the folder of one application of the instance.',
    exists: (file: string) => `${file} is there already: give another name, an archive never overwrites another.`,
    noFile: (file: string) => `${file}: there is no such file.`,
    nobody: (id: string) => `The instance has no collectivité number ${id}.`,
    writing: (done: number) => `Exporting… ${done}`,
    exported: (id: string, file: string, size: string) =>
      `Collectivité ${id} exported: ${file} (${size}). The archive holds personal data: hand it to nobody but who is to have it.`,
    digest: (digest: string) => `SHA-256 of the archive: ${digest}`,
    steps: {
      verify: (part: string) => `Verifying: ${part}`,
      files: (name: string) => `File: ${name}`,
      write: () => 'Writing…',
    },
    refused: 'The archive is not brought in, nothing was written:',
    added: (count: number) => `${count} added`,
    matched: (count: number) => `${count} here already`,
    emptied: (count: number) => `${many(count, 'reference')} out of the archive emptied`,
    renumbered: 'renumbered',
    shared: 'shared table',
    beside: ({ notes, taches, fichiers, courriels, recherches, editions }: Beside) =>
      `${many(notes, 'note')}, ${many(taches, 'task')}, ${many(fichiers, 'file')}, ${many(courriels, 'e-mail')}, ${recherches} ${recherches > 1 ? 'searches' : 'search'}, ${many(editions, 'version')} of editions`,
    nobodyNamed:
      'Notes, tasks and files are brought in without author, and saved searches are not: make the accounts, then add --accounts to give them back to theirs.',
    rehearsed: 'It was a rehearsal: nothing was written.',
    imported: (id: string, label: string) => `Collectivité brought in: ${id} “${label}”.`,
  },
})
