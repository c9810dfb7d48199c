import { resultat_communeGen } from '../gen/resultat_commune.js'
import { extend } from '../gen/tables.js'

export const resultat_commune = extend(resultat_communeGen, {})
