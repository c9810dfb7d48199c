import { commune_regroupementGen } from '../gen/commune_regroupement.js'
import { extend } from '../gen/tables.js'

export const commune_regroupement = extend(commune_regroupementGen, {
  label: 'Communes regroupées',
  noun: { singular: 'commune regroupée', plural: 'communes regroupées', gender: 'f' },
})
