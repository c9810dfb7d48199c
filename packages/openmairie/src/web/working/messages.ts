// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const workingMessages = defineMessages({
  fr: {
    change: 'Changer de collectivité',
    title: 'Collectivité de travail',
    explain:
      'Vous voyez et modifiez les données de la collectivité choisie et de celles qui lui sont rattachées. Ce que vous ajoutez lui appartient.',
    choice: 'Travailler pour',
    every: 'Toutes les collectivités',
    allOf: (label: string) => `${label}, avec tout ce qui lui est rattaché`,
    submit: 'Travailler pour cette collectivité',
    now: (label: string) => `Collectivité de travail\u00a0: ${label}.`,
    nowAll: 'Vous travaillez pour toutes vos collectivités.',
    unknown: 'Cette collectivité n’est pas de celles pour lesquelles vous pouvez travailler.',
    otherTitle: 'Cette page est d’une autre collectivité',
    other: (record: string, owner: string, mine: string) =>
      `«\u00a0${record}\u00a0» est d’une autre de vos collectivités\u00a0: ${owner}. Votre collectivité de travail\u00a0: ${mine}.`,
    otherOwner: 'celle de ce dont il dépend',
    goTo: (label: string) => `Passer à «\u00a0${label}\u00a0» et ouvrir la page`,
    goToAll: 'Passer à toutes vos collectivités et ouvrir la page',
    stay: 'Rester',
  },
  en: {
    change: 'Change authority',
    title: 'Working authority',
    explain:
      'You see and change the data of the authority chosen and of those attached to it. What you add belongs to it.',
    choice: 'Work for',
    every: 'All authorities',
    allOf: (label: string) => `${label} and all that is attached to it`,
    submit: 'Work for this authority',
    now: (label: string) => `You now work for ${label}.`,
    nowAll: 'You now work for all your authorities.',
    unknown: 'This authority is not one that you may work for.',
    otherTitle: 'This page is of another authority',
    other: (record: string, owner: string, mine: string) => `“${record}” belongs to ${owner}. You work for ${mine}.`,
    otherOwner: 'another of your authorities',
    goTo: (label: string) => `Work for ${label} and open the page`,
    goToAll: 'Work for all your authorities and open the page',
    stay: 'Stay',
  },
})
