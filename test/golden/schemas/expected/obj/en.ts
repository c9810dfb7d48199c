import { _enGen } from '../gen/en.js'
import { extend } from '../gen/tables.js'

export const _en = extend(_enGen, {})
