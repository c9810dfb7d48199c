import { candidatGen } from '../gen/candidat.js'
import { extend } from '../gen/tables.js'

export const candidat = extend(candidatGen, {})
