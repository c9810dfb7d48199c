// SPDX-License-Identifier: EUPL-1.2
import { resultat_voixGen } from '../gen/resultat_voix.js'
import { extend } from '../gen/tables.js'

/** Written by the pages of the night, which check it: here it is only read. */
export const resultat_voix = extend(resultat_voixGen, {
  label: 'Voix par liste',
  noun: { singular: 'nombre de voix', plural: 'nombres de voix', gender: 'm' },
  readOnly: true,
  recordLabel: ['voix'],
  fields: { election_candidat: { label: 'Liste' } },
})
