// SPDX-License-Identifier: EUPL-1.2
import { resultatGen } from '../gen/resultat.js'
import { extend } from '../gen/tables.js'

/** Written by the pages of the night, which check it: here it is only read. */
export const resultat = extend(resultatGen, {
  label: 'Résultats',
  noun: { singular: 'résultat', plural: 'résultats', gender: 'm' },
  readOnly: true,
})
