// SPDX-License-Identifier: EUPL-1.2
import { participationGen } from '../gen/participation.js'
import { extend } from '../gen/tables.js'

/** Written by the pages of the night, which check it: here it is only read. */
export const participation = extend(participationGen, {
  label: 'Pointages',
  noun: { singular: 'pointage', plural: 'pointages', gender: 'm' },
  readOnly: true,
  recordLabel: ['tranche'],
  fields: { election_bureau: { label: 'Bureau' } },
})
