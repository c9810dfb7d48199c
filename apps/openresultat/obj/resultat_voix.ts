import { resultat_voixGen } from '../gen/resultat_voix.js'
import { extend } from '../gen/tables.js'

export const resultat_voix = extend(resultat_voixGen, {})
