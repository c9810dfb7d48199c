// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

/** Words of any picture that a collectivité may have. */
export const pictureMessages = defineMessages({
  fr: {
    file: 'Image',
    fileHelp: 'PNG ou JPEG, 200\u202fko au plus, de 16 à 4\u202f000 pixels de côté, 4 millions de pixels en tout.',
    fileMissing: 'Choisissez une image.',
    fileWrong: 'Ce fichier n’est pas une image PNG ou JPEG de la taille demandée.',
    fileBig: 'Ce fichier est trop gros\u00a0: 200\u202fko au plus.',
  },
  en: {
    file: 'Picture',
    fileHelp: 'PNG or JPEG, 200 kB at most, its sides from 16 to 4,000 pixels, 4 million pixels in all.',
    fileMissing: 'Choose a picture.',
    fileWrong: 'This file is not a PNG or JPEG picture of the size asked for.',
    fileBig: 'This file is too large: 200 kB at most.',
  },
})

export const logoMessages = defineMessages({
  fr: {
    title: (label: string) => `Logo\u00a0: ${label}`,
    button: 'Logo',
    explain:
      'Il se montre en haut des pages de ceux qui travaillent pour cette collectivité et pour celles qui lui sont rattachées et n’en ont pas.',
    none: 'Cette collectivité n’a pas de logo à elle.',
    inherited: (label: string) => `Logo hérité\u00a0: ${label}.`,
    text: 'Texte de remplacement',
    textHelp: 'Ce que l’image dit à qui ne la voit pas\u00a0: «\u00a0Commune d’Aubry\u00a0», par exemple.',
    textMissing: 'Donnez le texte de remplacement\u00a0: sans lui, le logo ne dit rien à qui ne le voit pas.',
    save: 'Enregistrer le logo',
    remove: 'Retirer le logo',
    saved: 'Le logo est enregistré.',
    removed: 'Le logo est retiré.',
  },
  en: {
    title: (label: string) => `Logo of ${label}`,
    button: 'Logo',
    explain:
      'It is shown at the top of the pages of those who work for this authority, and for those attached to it that have none.',
    none: 'This authority has no logo of its own.',
    inherited: (label: string) => `It shows that of ${label}.`,
    text: 'Alternative text',
    textHelp: 'What the picture says to whoever does not see it: “Town of Aubry”, for example.',
    textMissing: 'Give the alternative text: without it, the logo says nothing to whoever does not see it.',
    save: 'Save the logo',
    remove: 'Remove the logo',
    saved: 'The logo is saved.',
    removed: 'The logo is removed.',
  },
})

export const signatureMessages = defineMessages({
  fr: {
    title: (label: string) => `Signature\u00a0: ${label}`,
    button: 'Signature',
    explain:
      'Elle paraît sur les lettres de cette collectivité qui la prévoient, quand qui les imprime a le droit de signer\u00a0; sinon la place d’une signature à la main reste libre. Aucune page ne la montre, et personne ne peut la télécharger.',
    none: 'Cette collectivité n’a pas de signature.',
    held: (text: string) => `Une signature est enregistrée\u00a0: ${text}.`,
    text: 'Qui signe',
    textHelp:
      'Le nom et la qualité, dits à qui ne voit pas l’image\u00a0: «\u00a0Camille Martin, maire\u00a0», par exemple.',
    textMissing: 'Donnez le nom et la qualité de qui signe.',
    save: 'Enregistrer la signature',
    remove: 'Retirer la signature',
    saved: 'La signature est enregistrée.',
    removed: 'La signature est retirée.',
  },
  en: {
    title: (label: string) => `Signature of ${label}`,
    button: 'Signature',
    explain:
      'It appears on the letters of this authority that provide for it, where whoever prints them has the right to sign; else the room of a handwritten one stays free. No page shows it, and nobody can download it.',
    none: 'This authority has no signature.',
    held: (text: string) => `A signature is kept: ${text}.`,
    text: 'Who signs',
    textHelp: 'Name and office, said to whoever does not see the picture: “Camille Martin, mayor”, for example.',
    textMissing: 'Give the name and the office of whoever signs.',
    save: 'Save the signature',
    remove: 'Remove the signature',
    saved: 'The signature is saved.',
    removed: 'The signature is removed.',
  },
})

/** What may be wrong with a picture that is sent. */
export const pictureProblems = ['textMissing', 'fileMissing', 'fileWrong', 'fileBig'] as const
