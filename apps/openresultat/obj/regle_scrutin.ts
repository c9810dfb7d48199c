import { regle_scrutinGen } from '../gen/regle_scrutin.js'
import { extend } from '../gen/tables.js'

export const regle_scrutin = extend(regle_scrutinGen, {})
