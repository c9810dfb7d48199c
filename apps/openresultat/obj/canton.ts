import { cantonGen } from '../gen/canton.js'
import { extend } from '../gen/tables.js'

export const canton = extend(cantonGen, {})
