import { election_candidatGen } from '../gen/election_candidat.js'
import { extend } from '../gen/tables.js'

export const election_candidat = extend(election_candidatGen, {})
