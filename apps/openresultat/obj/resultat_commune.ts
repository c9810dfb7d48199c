// SPDX-License-Identifier: EUPL-1.2
import { resultat_communeGen } from '../gen/resultat_commune.js'
import { extend } from '../gen/tables.js'

export const resultat_commune = extend(resultat_communeGen, {
  label: 'Résultats des communes regroupées',
  noun: { singular: 'résultat d’une commune', plural: 'résultats de communes', gender: 'm' },
  recordLabel: ['commune_regroupement'],
  fields: { election: { label: 'Scrutin' }, commune_regroupement: { label: 'Commune' } },
})
