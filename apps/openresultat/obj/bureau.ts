import { bureauGen } from '../gen/bureau.js'
import { extend } from '../gen/tables.js'

export const bureau = extend(bureauGen, {})
