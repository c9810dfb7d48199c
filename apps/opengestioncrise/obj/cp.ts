import { cpGen } from '../gen/cp.js'
import { extend } from '../gen/tables.js'

export const cp = extend(cpGen, {})
