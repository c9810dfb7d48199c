import { election_trancheGen } from '../gen/election_tranche.js'
import { extend } from '../gen/tables.js'

export const election_tranche = extend(election_trancheGen, {})
