// SPDX-License-Identifier: EUPL-1.2
import { siegeGen } from '../gen/siege.js'
import { extend } from '../gen/tables.js'

/** Written by the pages of the night, which check it: here it is only read. */
export const siege = extend(siegeGen, {
  label: 'Sièges',
  noun: { singular: 'siège', plural: 'sièges', gender: 'm' },
  readOnly: true,
  fields: {
    siege: { label: 'Siège' },
    election: { label: 'Scrutin' },
    election_candidat: { label: 'Liste' },
    assemblee: {
      choices: [
        { value: 'CM', label: 'Conseil municipal' },
        { value: 'CC', label: 'Conseil communautaire' },
      ],
    },
  },
})
