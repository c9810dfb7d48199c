import { droitGen } from '../gen/droit.js'
import { extend } from '../gen/tables.js'

export const droit = extend(droitGen, {})
