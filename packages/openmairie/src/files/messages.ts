// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** Why a file is not taken, as the end of a sentence. */
export const fileReasons = defineMessages({
  fr: {
    empty: 'il est vide',
    program: 'c’est un programme, ou il peut en lancer un',
    infected: (virus: string) => `l’antivirus y a trouvé ${virus}`,
    accept: (extensions: string) => `formats acceptés\u00a0: ${extensions}`,
    lies: (extension: string) => `son contenu n’est pas celui d’un fichier «\u00a0.${extension}\u00a0»`,
    liesAs: (extension: string, found: string) =>
      `son nom finit par «\u00a0.${extension}\u00a0», son contenu est celui d’un fichier «\u00a0.${found}\u00a0»`,
  },
  en: {
    empty: 'it is empty',
    program: 'it is a program, or may start one',
    infected: (virus: string) => `the antivirus found ${virus} in it`,
    accept: (extensions: string) => `accepted formats: ${extensions}`,
    lies: (extension: string) => `its content is not that of a “.${extension}” file`,
    liesAs: (extension: string, found: string) =>
      `its name ends with “.${extension}”, its content is that of a “.${found}” file`,
  },
})

type Reasons = ReturnType<typeof fileReasons>

/** A reason in both languages, as an error names it. */
export function reason(of: (reasons: Reasons) => string): { readonly fr: string; readonly en: string } {
  return { fr: of(fileReasons('fr')), en: of(fileReasons('en')) }
}
