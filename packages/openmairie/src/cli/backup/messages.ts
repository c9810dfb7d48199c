// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const backupMessages = defineMessages({
  fr: {
    exists: (file: string) =>
      `${file} existe déjà\u00a0: donnez un autre nom, une sauvegarde n’en écrase jamais une autre.`,
    dumping: 'Sauvegarde de la base…',
    verifying: 'Relecture de la sauvegarde…',
    restoring: 'Restauration de la base…',
    done: (file: string, size: string, manifest: string) =>
      `Sauvegarde faite et relue\u00a0: ${file} (${size}), décrite par ${manifest}. Gardez les deux, et une copie ailleurs.`,
    elsewhere: (names: string) =>
      `Hors de cette sauvegarde, car leurs données sont dans une autre base\u00a0: ${names}. Sauvegardez-la aussi.`,
    noManifest: (file: string) =>
      `${file} manque, ou n’est pas lisible\u00a0: sans lui rien ne dit que la sauvegarde est entière.`,
    altered: (file: string) =>
      `${file} n’est plus ce qui a été sauvegardé (SHA-256 différent)\u00a0: rien n’a été touché.`,
    newer: (done: number, known: number) =>
      `Cette sauvegarde vient d’une version plus récente (tables en version ${done}, celle-ci en connaît ${known})\u00a0: installez-la d’abord.`,
    connected: (count: number) =>
      `${count} connexion${count > 1 ? 's sont ouvertes' : ' est ouverte'} sur cette base\u00a0: arrêtez le serveur et les autres programmes d’abord.`,
    notEmpty:
      'Cette base n’est pas vide\u00a0: la restauration effacerait ce qu’elle contient. Sauvegardez-la, puis ajoutez --force.',
    restoreFailed: (said: string) => `La restauration a échoué, la base est restée telle qu’elle était\u00a0: ${said}`,
    restored: (file: string, at: string) => `Base restaurée depuis ${file}, du ${at}.`,
  },
  en: {
    exists: (file: string) => `${file} is there already: give another name, a backup never overwrites another.`,
    dumping: 'Backing the database up…',
    verifying: 'Reading the backup again…',
    restoring: 'Restoring the database…',
    done: (file: string, size: string, manifest: string) =>
      `Backup made and read again: ${file} (${size}), described by ${manifest}. Keep both, and a copy elsewhere.`,
    elsewhere: (names: string) =>
      `Not in this backup, as their data lie in another database: ${names}. Back that one up too.`,
    noManifest: (file: string) =>
      `${file} is missing, or cannot be read: without it nothing says that the backup is whole.`,
    altered: (file: string) => `${file} is no longer what was backed up (another SHA-256): nothing was touched.`,
    newer: (done: number, known: number) =>
      `This backup comes from a later version (tables at version ${done}, this one knows ${known}): install that one first.`,
    connected: (count: number) =>
      `${count} connection${count > 1 ? 's are' : ' is'} open on this database: stop the server and the other programs first.`,
    notEmpty: 'This database is not empty: restoring would erase what it holds. Back it up, then add --force.',
    restoreFailed: (said: string) => `Restoring failed, the database is as it was: ${said}`,
    restored: (file: string, at: string) => `Database restored from ${file}, of ${at}.`,
  },
})
