// SPDX-License-Identifier: EUPL-1.2
import { collectivite_resultatGen } from '../gen/collectivite_resultat.js'
import { extend } from '../gen/tables.js'

export const collectivite_resultat = extend(collectivite_resultatGen, {
  label: 'Commune',
  noun: { singular: 'commune', plural: 'communes', gender: 'f' },
  recordLabel: ['commune'],
  fields: { collectivite_resultat: { label: 'Commune' } },
})
