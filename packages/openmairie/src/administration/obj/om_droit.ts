// SPDX-License-Identifier: EUPL-1.2
import type { HookContext, Problem } from 'openmairie'
import { type OmDroit, om_droitGen } from '../gen/om_droit.js'
import { extend, type Tables } from '../gen/tables.js'
import { instanceWide } from '../instance-wide.js'
import { administrationMessages } from '../messages.js'

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
  hooks: {
    ...wide,
    validate: async (row, ctx, inherited) => [
      ...((await wide.validate?.(row, ctx, inherited)) ?? []),
      ...notHeld(row.permission, ctx),
    ],
    validateDeletion: async (row, ctx, inherited) => [
      ...((await wide.validateDeletion?.(row, ctx, inherited)) ?? []),
      ...notHeld(row.permission, ctx),
    ],
  },
})

/** Nobody gives, nor takes away, what he has not. */
function notHeld(permission: string | undefined, ctx: HookContext<Tables>): readonly Problem[] {
  if (permission === undefined || ctx.rights.holds(permission)) return []
  return [{ field: 'permission', message: administrationMessages(ctx.locale).notHeld }]
}
