// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'

/** What the calculation sheet and the simulator say beside the words of every page. */
export const motsDeLaFeuille = defineMessages({
  fr: {
    noRule: 'Le type de ce scrutin ne nomme aucune règle\u00a0: ni sièges ni second tour ne s’en déduisent.',
    noSeats: 'Ce scrutin ne dit pas combien de sièges sont à pourvoir.',
    supposed: (n: string) => `Voix supposées\u00a0: ${n} suffrages exprimés`,
    simulation: 'Une simulation, à partir des voix déjà dépouillées. Changez-les\u00a0: rien n’en est gardé.',
  },
  en: {
    noRule: 'The type of this poll names no rule: neither seats nor a second round follow from it.',
    noSeats: 'This poll does not say how many seats are to be filled.',
    supposed: (n: string) => `Supposed votes: ${n} valid votes`,
    simulation: 'A simulation, from the votes that are counted already. Change them: nothing is kept of it.',
  },
})
