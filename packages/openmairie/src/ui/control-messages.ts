// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const controlMessages = defineMessages({
  fr: {
    choose: 'Choisir…',
    yes: 'Oui',
    no: 'Non',
    unknown: 'Non renseigné',
    listHelp: 'Un élément par ligne, ou une liste JSON entre crochets.',
    dateHelp: 'Jour/mois/année, «\u00a0j\u00a0» pour aujourd’hui, «\u00a0+7\u00a0» pour dans sept jours.',
    momentHelp: 'Par exemple 1/2/2026 9h30.',
    typeToChoose: 'Tapez quelques lettres, puis choisissez.',
    chooseAmong: 'Plusieurs réponses possibles\u00a0: choisissez dans la liste.',
    searchAgain: 'Ou chercher autre chose',
    notFound: (typed: string) => `Rien ne correspond à «\u00a0${typed}\u00a0». Vérifiez la saisie.`,
  },
  en: {
    choose: 'Choose…',
    yes: 'Yes',
    no: 'No',
    unknown: 'Not known',
    listHelp: 'One item a line, or a JSON list in brackets.',
    dateHelp: 'Day/month/year, “t” for today, “+7” for in seven days.',
    momentHelp: 'For example 1/2/2026 9:30.',
    typeToChoose: 'Type a few letters, then choose.',
    chooseAmong: 'Several answers are possible: choose from the list.',
    searchAgain: 'Or look for something else',
    notFound: (typed: string) => `Nothing matches “${typed}”. Check what you typed.`,
  },
})
