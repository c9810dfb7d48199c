// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** What the command line says of whose the files are. */
export const filesMessages = defineMessages({
  fr: {
    help: {
      files: 'à qui sont le dossier ou le seau des fichiers',
      take: 'à cette instance, seule à s’en servir\u00a0: elle y supprime ce que sa base ne connaît pas',
    },
    noInstance: 'Cette base n’est pas celle d’une instance\u00a0: aucun fichier ne peut être à elle.',
    standing: {
      ours: (place: string) => `${place} est à cette instance.`,
      free: (place: string) => `${place} n’est encore à personne\u00a0: cette instance le prend dans l’heure.`,
      unmarked: (place: string) =>
        `${place} n’est marqué d’aucune instance, et la base de celle-ci ne connaît pas tout ce qui s’y trouve\u00a0: rien n’y est supprimé. Si elle est seule à s’en servir, ajoutez --take.`,
      other: (place: string) =>
        `${place} est à une autre base, ou à celle dont celle-ci est la copie\u00a0: rien n’y est supprimé. Donnez à cette instance ses propres fichiers, ou ajoutez --take si elle est désormais seule à se servir de ceux-ci.`,
    },
  },
  en: {
    help: {
      files: 'whose the folder or bucket of files is',
      take: 'this instance’s, which alone uses it: it removes what its database does not know',
    },
    noInstance: 'This database is not that of an instance: no files can be its own.',
    standing: {
      ours: (place: string) => `${place} is this instance’s.`,
      free: (place: string) => `${place} is nobody’s yet: this instance takes it within the hour.`,
      unmarked: (place: string) =>
        `${place} bears the mark of no instance, and this one’s database does not know all that lies there: nothing is removed. If it alone uses it, add --take.`,
      other: (place: string) =>
        `${place} is another database’s, or that of which this one is a copy: nothing is removed. Give this instance files of its own, or add --take if it alone uses these from now on.`,
    },
  },
})
