import { transmissionGen } from '../gen/transmission.js'
import { extend } from '../gen/tables.js'

export const transmission = extend(transmissionGen, {})
