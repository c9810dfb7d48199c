// SPDX-License-Identifier: EUPL-1.2
import { type OmDroit, om_droitGen } from '../gen/om_droit.js'
import { extend, type Tables } from '../gen/tables.js'
import { instanceWide } from '../instance-wide.js'
import { notHeld } from '../not-held.js'

const wide = instanceWide<OmDroit, Tables>()

export const om_droit = extend(om_droitGen, {
  help: 'Chaque permission que chaque profil a reçue.',
  shared: true,
  fields: {
    permission: {
      widget: 'autocomplete',
      help: 'Ce que le profil a le droit de faire. La matrice des droits les montre tous ensemble.',
      maxLength: 200,
    },
  },
  listing: { columns: ['om_profil', 'permission'] },
  mergeable: false,
  hooks: {
    ...wide,
    validate: async (row, ctx, inherited) => [
      ...((await wide.validate?.(row, ctx, inherited)) ?? []),
      // A droit that is turned into another is taken away.
      ...notHeld('permission', [row.permission, ctx.before?.permission], ctx),
    ],
    validateDeletion: async (row, ctx, inherited) => [
      ...((await wide.validateDeletion?.(row, ctx, inherited)) ?? []),
      ...notHeld('permission', [row.permission], ctx),
    ],
  },
})
