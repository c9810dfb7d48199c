import { colistierGen } from '../gen/colistier.js'
import { extend } from '../gen/tables.js'

export const colistier = extend(colistierGen, {})
