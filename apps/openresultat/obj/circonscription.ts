import { circonscriptionGen } from '../gen/circonscription.js'
import { extend } from '../gen/tables.js'

export const circonscription = extend(circonscriptionGen, {})
