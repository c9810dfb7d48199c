// SPDX-License-Identifier: EUPL-1.2
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
      help: '«\u00a0application.entité.verbe\u00a0», par exemple «\u00a0urbanisme.dossier.list\u00a0».',
      maxLength: 200,
    },
  },
  listing: { columns: ['om_profil', 'permission'] },
  hooks: {
    ...wide,
    validate: async (row, ctx, inherited) => {
      const problems = (await wide.validate?.(row, ctx, inherited)) ?? []
      const isHeld = row.permission === undefined || ctx.rights.holds(row.permission)
      return isHeld
        ? problems
        : [...problems, { field: 'permission', message: administrationMessages(ctx.locale).notHeld }]
    },
  },
})
