// SPDX-License-Identifier: EUPL-1.2
import { type OmProfil, om_profilGen } from '../gen/om_profil.js'
import { extend, type Tables } from '../gen/tables.js'
import { instanceWide } from '../instance-wide.js'
import { administrationMessages } from '../messages.js'

const wide = instanceWide<OmProfil, Tables>()

export const om_profil = extend(om_profilGen, {
  help: 'Ce que plusieurs agents ont le droit de faire, sous un nom.',
  // Common to all the collectivités of the instance.
  shared: true,
  fields: {
    om_profil: {
      label: 'Code',
      help: 'Court et sans espace\u00a0: «\u00a0consultation\u00a0».',
      maxLength: 40,
    },
    libelle: { maxLength: 100 },
    second_facteur: {
      label: 'Vérification en deux étapes exigée',
      help: 'Après le mot de passe, un code du téléphone\u00a0: les comptes de ce profil le règlent à leur prochaine connexion, et ne font rien avant.',
    },
    hierarchie: {
      label: 'Hiérarchie',
      help: 'En mode hiérarchique, un profil a aussi les droits de ceux dont la hiérarchie est au plus la sienne.',
      max: '999',
    },
  },
  listing: { sort: [{ field: 'hierarchie', direction: 'desc' }], menu: ['consult', 'modify'] },
  mergeable: false,
  hooks: {
    ...wide,
    validate: async (row, ctx, inherited) => [
      ...((await wide.validate?.(row, ctx, inherited)) ?? []),
      // A profil placed higher has the droits of those that it passes, one's own perhaps.
      ...(ctx.rights.holds('*') ? [] : [{ field: null, message: administrationMessages(ctx.locale).wholeOnly }]),
    ],
  },
})
