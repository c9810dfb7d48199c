// SPDX-License-Identifier: EUPL-1.2
import { om_droitGen } from '../gen/om_droit.js'
import { extend } from '../gen/tables.js'
import { instanceWide } from '../instance-wide.js'

export const om_droit = extend(om_droitGen, {
  help: 'Chaque permission que chaque profil a reçue.',
  shared: true,
  fields: {
    permission: {
      help: '«\u00a0application.entité.verbe\u00a0», par exemple «\u00a0urbanisme.dossier.list\u00a0».',
      maxLength: 200,
    },
  },
  listing: { columns: ['om_profil', 'permission'] },
  hooks: instanceWide(),
})
