import { absenceGen } from '../gen/absence.js'
import { extend } from '../gen/tables.js'

export const absence = extend(absenceGen, {})
