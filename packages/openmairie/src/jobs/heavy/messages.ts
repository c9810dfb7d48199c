// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

/** What is said of a job whose process died. */
export const heavyMessages = defineMessages({
  fr: {
    memory: (megabytes: number) =>
      `Le traitement a été arrêté\u00a0: il demandait plus que les ${megabytes}\u00a0Mo de mémoire qui lui sont accordés. Rien de la partie en cours n’est gardé. Recommencez avec moins de données, ou prévenez votre service informatique.`,
    crash:
      'Le traitement s’est arrêté sur une panne du programme qui le faisait. Rien de la partie en cours n’est gardé, et les autres traitements continuent. Prévenez votre service informatique.',
    killed:
      'Le traitement a été interrompu plusieurs fois de suite par le serveur, qui manquait peut-être de mémoire. Rien de la partie en cours n’est gardé. Recommencez plus tard avec moins de données, ou prévenez votre service informatique.',
  },
  en: {
    memory: (megabytes: number) =>
      `The work was stopped: it needed more than the ${megabytes} MB of memory that it is given. Nothing of the part under way is kept. Try again with fewer data, or tell your IT department.`,
    crash:
      'The work stopped as the program that did it broke down. Nothing of the part under way is kept, and other work goes on. Tell your IT department.',
    killed:
      'The work was cut short several times in a row by the server, which may have been short of memory. Nothing of the part under way is kept. Try again later with fewer data, or tell your IT department.',
  },
})
