import { index_Gen } from '../gen/index_.js'
import { extend } from '../gen/tables.js'

export const index_ = extend(index_Gen, {})
