// SPDX-License-Identifier: EUPL-1.2
import { resultatGen } from '../gen/resultat.js'
import { extend } from '../gen/tables.js'

/** Written by the pages of the night, which check it: here it is only read. */
export const resultat = extend(resultatGen, {
  label: 'Résultats',
  noun: { singular: 'résultat', plural: 'résultats', gender: 'm' },
  readOnly: true,
  recordLabel: ['phase'],
  children: { 'resultat_voix.resultat': { label: 'Voix' } },
  fields: {
    election_bureau: { label: 'Bureau' },
    phase: {
      choices: [
        { value: 'C1', label: 'Première centaine' },
        { value: 'C2', label: 'Deuxième centaine' },
        { value: 'DF', label: 'Résultat définitif' },
      ],
    },
  },
})
