import { extend } from '../gen/tables.js'
import { transmissionGen } from '../gen/transmission.js'

export const transmission = extend(transmissionGen, {})
