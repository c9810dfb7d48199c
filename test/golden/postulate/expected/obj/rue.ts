import { rueGen } from '../gen/rue.js'
import { extend } from '../gen/tables.js'

export const rue = extend(rueGen, {})
