import { commun_rueGen } from '../gen/commun_rue.js'
import { extend } from '../gen/tables.js'

export const commun_rue = extend(commun_rueGen, {})
