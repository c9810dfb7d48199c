// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const cliMessages = defineMessages({
  fr: {
    base: (engine: string, name: string) => `Base ${engine} «\u00a0${name}\u00a0»`,
    tables: (names: string) => `Tables\u00a0: ${names}`,
    table: (name: string) => `Table ${name}`,
    key: (kind: string, automatic: boolean, columns: string) =>
      `  cle ${kind} – ${automatic ? 'automatique' : 'saisie'} (${columns})`,
    noKey: '  sans cle – lecture seule',
    length: (length: number) => `  longueur de l’enregistrement ${length}`,
    fields: 'Champs',
    children: (names: string) => `  Sous-formulaires\u00a0: ${names}`,
    secondary: (names: string) => `  Cles secondaires\u00a0: ${names}`,
    noTable: (name: string, near: string) =>
      `La table «\u00a0${name}\u00a0» n’existe pas dans ce schéma${near === '' ? '' : `. Noms proches\u00a0: ${near}`}.`,
    outcomes: {
      generated: 'généré',
      unchanged: 'inchangé',
      refused: 'refusé',
      'not asked': 'non demandé',
      removed: 'supprimé',
    },
    states: {
      absent: 'absent',
      current: 'à jour',
      stale: 'à régénérer',
      edited: 'modifié à la main',
      foreign: 'étranger',
      kept: 'le vôtre',
      leftover: 'table disparue',
    },
    refused:
      'Des fichiers ont été modifiés à la main\u00a0: rien n’a été écrit. Placez vos changements dans obj/, puis supprimez le fichier refusé pour le régénérer.',
    notEmpty: (folder: string) => `Le dossier ${folder} n’est pas vide.`,
    made: (folder: string, tables: number) => `Application créée dans ${folder} (${tables} tables).`,
    next: (folder: string) => `Ensuite\u00a0: cd ${folder} && npm install && DATABASE_URL=… npx openmairie serve .`,
    clean: 'Rien à signaler.',
    unknownPath: (path: string) => `«\u00a0${path}\u00a0» n’existe pas.`,
    kinds: (word: string, known: string) =>
      `«\u00a0${word}\u00a0» n’est pas une sorte de fichier. Sortes\u00a0: ${known}.`,
    step: {
      copying: 'Copie du serveur PostgreSQL…',
      initialising: 'Création de la base de données…',
      starting: 'Démarrage de PostgreSQL…',
    },
    installing: (label: string) => `Installation de ${label}…`,
    filling: (label: string) => `Données de démonstration de ${label}…`,
    ready: (url: string) => `Prêt\u00a0: ${url}`,
    account: (login: string, password: string) =>
      `Compte administrateur\u00a0: ${login} / ${password} (noté une seule fois)`,
    knownAccount: (login: string) => `Compte administrateur\u00a0: ${login}`,
    tryIt: 'La démonstration s’essaie en un clic, sans mot de passe.',
    data: (folder: string) => `Données\u00a0: ${folder}`,
    busy: (port: number) =>
      `Le port ${port} est déjà pris\u00a0: fermez l’autre programme, ou choisissez-en un autre avec --port.`,
    noPort: (host: string, port: number, code: string) =>
      `Ce compte ne peut pas écouter sur ${host}, port ${port} (${code})\u00a0: choisissez un port au-dessus de 1024 avec --port, ou une autre adresse avec --host.`,
    notAPort: (typed: string) =>
      `«\u00a0${typed}\u00a0» n’est pas un port\u00a0: donnez un nombre de 1 à 65535 avec --port.`,
    reset: (folder: string) => `La démonstration est revenue à son premier jour (${folder}).`,
    running: 'Un serveur utilise ces données\u00a0: arrêtez-le d’abord.',
    failure: 'Une erreur inattendue s’est produite',
  },
  en: {
    base: (engine: string, name: string) => `${engine} database “${name}”`,
    tables: (names: string) => `Tables: ${names}`,
    table: (name: string) => `Table ${name}`,
    key: (kind: string, automatic: boolean, columns: string) =>
      `  key ${kind} – ${automatic ? 'automatic' : 'typed'} (${columns})`,
    noKey: '  no key – read only',
    length: (length: number) => `  record length ${length}`,
    fields: 'Fields',
    children: (names: string) => `  Sub-forms: ${names}`,
    secondary: (names: string) => `  Secondary keys: ${names}`,
    noTable: (name: string, near: string) =>
      `There is no table “${name}” in this schema${near === '' ? '' : `. Nearest names: ${near}`}.`,
    outcomes: {
      generated: 'generated',
      unchanged: 'unchanged',
      refused: 'refused',
      'not asked': 'not asked',
      removed: 'removed',
    },
    states: {
      absent: 'absent',
      current: 'current',
      stale: 'to regenerate',
      edited: 'edited by hand',
      foreign: 'foreign',
      kept: 'yours',
      leftover: 'table gone',
    },
    refused:
      'Some files were edited by hand: nothing was written. Move your changes to obj/, then delete the refused file to regenerate it.',
    notEmpty: (folder: string) => `The folder ${folder} is not empty.`,
    made: (folder: string, tables: number) => `Application created in ${folder} (${tables} tables).`,
    next: (folder: string) => `Next: cd ${folder} && npm install && DATABASE_URL=… npx openmairie serve .`,
    clean: 'Nothing to report.',
    unknownPath: (path: string) => `“${path}” does not exist.`,
    kinds: (word: string, known: string) => `“${word}” is not a kind of file. Kinds: ${known}.`,
    step: {
      copying: 'Copying the PostgreSQL server…',
      initialising: 'Creating the database…',
      starting: 'Starting PostgreSQL…',
    },
    installing: (label: string) => `Installing ${label}…`,
    filling: (label: string) => `Demonstration data of ${label}…`,
    ready: (url: string) => `Ready: ${url}`,
    account: (login: string, password: string) => `Administrator account: ${login} / ${password} (shown only once)`,
    knownAccount: (login: string) => `Administrator account: ${login}`,
    tryIt: 'The demonstration can be tried in one click, without password.',
    data: (folder: string) => `Data: ${folder}`,
    busy: (port: number) => `Port ${port} is taken: close the other program, or choose another with --port.`,
    noPort: (host: string, port: number, code: string) =>
      `This account cannot listen on ${host}, port ${port} (${code}): choose a port above 1024 with --port, or another address with --host.`,
    notAPort: (typed: string) => `“${typed}” is not a port: give a number from 1 to 65535 with --port.`,
    reset: (folder: string) => `The demonstration is back to its first day (${folder}).`,
    running: 'A server is using these data: stop it first.',
    failure: 'Something unexpected happened',
  },
})
