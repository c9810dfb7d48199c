// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const receivingMessages = defineMessages({
  fr: {
    tooMany: (name: string, most: number) =>
      `«\u00a0${name}\u00a0» n’est pas pris\u00a0: ${most} fichier${most > 1 ? 's' : ''} au plus à la fois.`,
    notKept: (name: string) => `«\u00a0${name}\u00a0» n’a pas été gardé\u00a0: choisissez ce fichier de nouveau.`,
  },
  en: {
    tooMany: (name: string, most: number) =>
      `“${name}” is not taken: ${most} file${most > 1 ? 's' : ''} at most at once.`,
    notKept: (name: string) => `“${name}” was not kept: choose this file again.`,
  },
})
