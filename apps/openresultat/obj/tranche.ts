import { trancheGen } from '../gen/tranche.js'
import { extend } from '../gen/tables.js'

export const tranche = extend(trancheGen, {})
