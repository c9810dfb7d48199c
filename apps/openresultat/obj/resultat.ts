import { resultatGen } from '../gen/resultat.js'
import { extend } from '../gen/tables.js'

export const resultat = extend(resultatGen, {})
