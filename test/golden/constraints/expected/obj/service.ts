import { serviceGen } from '../gen/service.js'
import { extend } from '../gen/tables.js'

export const service = extend(serviceGen, {})
