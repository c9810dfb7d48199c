// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const controlMessages = defineMessages({
  fr: {
    aFile: 'Un fichier',
    removeFile: 'Retirer ce fichier',
    removeFileOf: (label: string) => `Retirer ce fichier (${label})`,
    fileHelp: (extensions: string, most: string) =>
      [...(extensions ? [`Formats\u00a0: ${extensions}.`] : []), ...(most ? [`${most} au plus.`] : [])].join(' '),
    choose: 'Choisir…',
    yes: 'Oui',
    no: 'Non',
    unknown: 'Non renseigné',
    listHelp: 'Un élément par ligne, ou une liste JSON entre crochets.',
    momentHelp: 'Par exemple 1/2/2026 9h30.',
    typeToChoose: 'Tapez quelques lettres, puis choisissez.',
    chooseAmong: 'Plusieurs réponses possibles\u00a0: choisissez dans la liste.',
    severalHelp: 'Plusieurs choix possibles\u00a0: Ctrl et clic, ou Ctrl et barre d’espace.',
    colourHelp: 'Par exemple #1f6f43.',
    pickColour: (label: string) => `${label}\u00a0: choisir la couleur`,
    recasedHere: 'Capitales reprises. Pour d’autres, mêlez majuscules et minuscules.',
    refreshChoices: 'Actualiser les choix',
    searchAgain: 'Ou chercher autre chose',
    notFound: (typed: string) => `Rien ne correspond à «\u00a0${typed}\u00a0». Vérifiez la saisie.`,
  },
  en: {
    aFile: 'A file',
    removeFile: 'Take this file away',
    removeFileOf: (label: string) => `Take this file away (${label})`,
    fileHelp: (extensions: string, most: string) =>
      [...(extensions ? [`Formats: ${extensions}.`] : []), ...(most ? [`${most} at most.`] : [])].join(' '),
    choose: 'Choose…',
    yes: 'Yes',
    no: 'No',
    unknown: 'Not known',
    listHelp: 'One item a line, or a JSON list in brackets.',
    momentHelp: 'For example 1/2/2026 9:30.',
    typeToChoose: 'Type a few letters, then choose.',
    chooseAmong: 'Several answers are possible: choose from the list.',
    severalHelp: 'Several choices are possible: Ctrl and click, or Ctrl and space.',
    colourHelp: 'For example #1f6f43.',
    pickColour: (label: string) => `${label}: choose the colour`,
    recasedHere: 'Capitals put right. To have others, mix capitals and small letters.',
    refreshChoices: 'Refresh the choices',
    searchAgain: 'Or look for something else',
    notFound: (typed: string) => `Nothing matches “${typed}”. Check what you typed.`,
  },
})
