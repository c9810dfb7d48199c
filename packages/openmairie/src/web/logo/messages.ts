// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const logoMessages = defineMessages({
  fr: {
    title: (label: string) => `Logo\u00a0: ${label}`,
    button: 'Logo',
    explain:
      'Il se montre en haut des pages de ceux qui travaillent pour cette collectivité et pour celles qui lui sont rattachées et n’en ont pas.',
    none: 'Cette collectivité n’a pas de logo à elle.',
    inherited: (label: string) => `Logo hérité\u00a0: ${label}.`,
    file: 'Image',
    fileHelp: 'PNG ou JPEG, 200\u202fko au plus, de 16 à 4\u202f000 pixels de côté, 4 millions de pixels en tout.',
    text: 'Texte de remplacement',
    textHelp: 'Ce que l’image dit à qui ne la voit pas\u00a0: «\u00a0Commune d’Aubry\u00a0», par exemple.',
    save: 'Enregistrer le logo',
    remove: 'Retirer le logo',
    saved: 'Le logo est enregistré.',
    removed: 'Le logo est retiré.',
    textMissing: 'Donnez le texte de remplacement\u00a0: sans lui, le logo ne dit rien à qui ne le voit pas.',
    fileMissing: 'Choisissez une image.',
    fileWrong: 'Ce fichier n’est pas une image PNG ou JPEG de la taille demandée.',
    fileBig: 'Ce fichier est trop gros\u00a0: 200\u202fko au plus.',
    problems: 'Le logo n’est pas enregistré',
    administration: 'Administration',
  },
  en: {
    title: (label: string) => `Logo of ${label}`,
    button: 'Logo',
    explain:
      'It is shown at the top of the pages of those who work for this authority, and for those attached to it that have none.',
    none: 'This authority has no logo of its own.',
    inherited: (label: string) => `It shows that of ${label}.`,
    file: 'Picture',
    fileHelp: 'PNG or JPEG, 200 kB at most, its sides from 16 to 4,000 pixels, 4 million pixels in all.',
    text: 'Alternative text',
    textHelp: 'What the picture says to whoever does not see it: “Town of Aubry”, for example.',
    save: 'Save the logo',
    remove: 'Remove the logo',
    saved: 'The logo is saved.',
    removed: 'The logo is removed.',
    textMissing: 'Give the alternative text: without it, the logo says nothing to whoever does not see it.',
    fileMissing: 'Choose a picture.',
    fileWrong: 'This file is not a PNG or JPEG picture of the size asked for.',
    fileBig: 'This file is too large: 200 kB at most.',
    problems: 'The logo is not saved',
    administration: 'Administration',
  },
})

/** What may be wrong with a logo that is sent. */
export const logoProblems = ['textMissing', 'fileMissing', 'fileWrong', 'fileBig'] as const
