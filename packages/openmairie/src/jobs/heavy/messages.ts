// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

/** What is said of a job whose process died. */
export const heavyMessages = defineMessages({
  fr: {
    memory: (megabytes: number) =>
      `Le traitement a été arrêté\u00a0: il demandait plus que les ${megabytes}\u00a0Mo de mémoire qui lui sont accordés. Ce qui était fait le reste. Recommencez avec moins de données, ou prévenez votre service informatique.`,
    crash:
      'Le traitement s’est arrêté sur une panne du programme qui le faisait. Ce qui était fait le reste, et les autres traitements continuent. Prévenez votre service informatique.',
  },
  en: {
    memory: (megabytes: number) =>
      `The work was stopped: it needed more than the ${megabytes} MB of memory that it is given. What was done stays done. Try again with fewer data, or tell your IT department.`,
    crash:
      'The work stopped as the program that did it broke down. What was done stays done, and other work goes on. Tell your IT department.',
  },
})
