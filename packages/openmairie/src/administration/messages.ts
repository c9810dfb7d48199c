// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const administrationMessages = defineMessages({
  fr: {
    ownClosed: 'Vous ne pouvez pas fermer votre propre compte\u00a0: demandez-le à un autre administrateur.',
    ownDeleted: 'Vous ne pouvez pas supprimer votre propre compte\u00a0: demandez-le à un autre administrateur.',
    instanceWide:
      'Les profils et leurs droits valent pour toutes les collectivités\u00a0: seul un compte qui travaille pour toutes peut les modifier.',
  },
  en: {
    ownClosed: 'You cannot close your own account: ask another administrator.',
    ownDeleted: 'You cannot delete your own account: ask another administrator.',
    instanceWide:
      'Profiles and their rights hold for all authorities: only an account that works for all of them may change them.',
  },
})
