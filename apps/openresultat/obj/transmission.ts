// SPDX-License-Identifier: EUPL-1.2

import { extend } from '../gen/tables.js'
import { transmissionGen } from '../gen/transmission.js'

/** Written by the pages of the night, which check it: here it is only read. */
export const transmission = extend(transmissionGen, {
  label: 'Transmissions',
  noun: { singular: 'transmission', plural: 'transmissions', gender: 'f' },
  readOnly: true,
  listing: { columns: ['fichier', 'election', 'type', 'date', 'empreinte'] },
  fields: { election: { label: 'Scrutin' } },
})
