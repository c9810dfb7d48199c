// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const exportMessages = defineMessages({
  fr: {
    title: (what: string) => `Exporter ${what}`,
    none: 'Il n’y a rien à exporter ici.',
    format: 'Format du fichier',
    formats: {
      xlsx: {
        label: 'Excel (.xlsx)',
        help: 'Pour Excel et tous les tableurs\u00a0; les dates et les nombres y sont des dates et des nombres.',
      },
      ods: {
        label: 'LibreOffice (.ods)',
        help: 'Le format ouvert des tableurs, avec les mêmes dates et les mêmes nombres.',
      },
      csv: { label: 'CSV (.csv)', help: 'Du texte, avec des points-virgules, pour un autre logiciel.' },
      json: { label: 'JSON (.json)', help: 'Pour un programme\u00a0: les valeurs telles que la base les garde.' },
    },
    fields: 'Ce qui est exporté',
    shown: 'Les colonnes affichées',
    all: (count: number) => `Tous les champs que vous pouvez lire (${count})`,
    journalled: 'L’export est inscrit au journal, avec votre nom, la recherche et les colonnes.',
    personal: (fields: string) =>
      `Sont des données personnelles\u00a0: ${fields}. Le journal dira celles qui sont exportées. Ne gardez le fichier que le temps nécessaire, et ne le donnez qu’à qui doit le recevoir.`,
    download: 'Télécharger',
    prepare: 'Préparer le fichier',
    prepareHelp: 'Le fichier est préparé pendant que vous faites autre chose ; vous êtes prévenu quand il est prêt.',
    long: (most: string) =>
      `Au-delà de ${most} lignes, le fichier est préparé pendant que vous faites autre chose ; vous êtes prévenu quand il est prêt.`,
    job: (title: string, format: string) => `${title} – ${format}`,
    ready: (what: string) => `Le fichier est prêt : ${what}.`,
    stopped: 'Arrêté : il n’y a pas de fichier.',
    broken: 'La préparation du fichier a échoué plusieurs fois. Le journal technique du serveur dit pourquoi.',
    back: 'Retour à la liste',
  },
  en: {
    title: (what: string) => `Export ${what}`,
    none: 'There is nothing to export here.',
    format: 'Format of the file',
    formats: {
      xlsx: {
        label: 'Excel (.xlsx)',
        help: 'For Excel and every spreadsheet program; dates and numbers are dates and numbers there.',
      },
      ods: { label: 'LibreOffice (.ods)', help: 'The open format of spreadsheets, with the same dates and numbers.' },
      csv: { label: 'CSV (.csv)', help: 'Text, with semicolons, for another program.' },
      json: { label: 'JSON (.json)', help: 'For a program: values as the database keeps them.' },
    },
    fields: 'What is exported',
    shown: 'The columns shown',
    all: (count: number) => `All fields that you may read (${count})`,
    journalled: 'The export is written in the journal, with your name, the search and the columns.',
    personal: (fields: string) =>
      `These are personal data: ${fields}. The journal will tell which of them are exported. Keep the file only as long as needed, and give it only to those who are to have it.`,
    download: 'Download',
    prepare: 'Prepare the file',
    prepareHelp: 'The file is prepared while you do something else; you are told when it is ready.',
    long: (most: string) =>
      `Beyond ${most} rows, the file is prepared while you do something else; you are told when it is ready.`,
    job: (title: string, format: string) => `${title} – ${format}`,
    ready: (what: string) => `The file is ready: ${what}.`,
    stopped: 'Stopped: there is no file.',
    broken: 'The file could not be prepared, several times. The log of the server says why.',
    back: 'Back to the list',
  },
})
