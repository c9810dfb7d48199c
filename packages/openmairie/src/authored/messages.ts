// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const authoredMessages = defineMessages({
  fr: {
    problems: (count: number) => (count === 1 ? 'Un point est à corriger' : `${count} points sont à corriger`),
    lost: 'La liaison avec le serveur est interrompue\u00a0: ce qui est affiché peut ne plus être à jour.',
  },
  en: {
    problems: (count: number) => (count === 1 ? 'One point is to be put right' : `${count} points are to be put right`),
    lost: 'The connection with the server is interrupted: what is shown may no longer be up to date.',
  },
})
