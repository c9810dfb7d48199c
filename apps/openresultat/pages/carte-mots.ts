// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'

/** What the map of bureaux and its table say. */
export const motsDeLaCarte = defineMessages({
  fr: {
    title: 'Bureau par bureau',
    caption: 'Participation et liste en tête dans chaque bureau',
    map: 'Plan des bureaux, chacun à la couleur de la liste en tête\u00a0; le tableau qui suit dit la même chose.',
    front: 'En tête',
    awaited: 'Pas encore dépouillé',
    equal: (n: string) => `${n} à égalité`,
  },
  en: {
    title: 'Station by station',
    caption: 'Turnout and leading list in each station',
    map: 'Map of stations, each in the colour of its leading list; the table below says the same.',
    front: 'In front',
    awaited: 'Not counted yet',
    equal: (n: string) => `${n} level`,
  },
})
