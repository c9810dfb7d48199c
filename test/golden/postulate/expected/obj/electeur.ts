import { electeurGen } from '../gen/electeur.js'
import { extend } from '../gen/tables.js'

export const electeur = extend(electeurGen, {})
