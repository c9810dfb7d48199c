import { commune_regroupementGen } from '../gen/commune_regroupement.js'
import { extend } from '../gen/tables.js'

export const commune_regroupement = extend(commune_regroupementGen, {
  label: 'Communes regroupées',
  noun: { singular: 'commune regroupée', plural: 'communes regroupées', gender: 'f' },
  children: { 'resultat_commune.commune_regroupement': { label: 'Résultats' } },
  fields: { commune_regroupement: { label: 'Commune regroupée' } },
})
