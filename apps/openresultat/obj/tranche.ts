import { extend } from '../gen/tables.js'
import { trancheGen } from '../gen/tranche.js'

export const tranche = extend(trancheGen, {})
