import { permisGen } from '../gen/permis.js'
import { extend } from '../gen/tables.js'

export const permis = extend(permisGen, {})
