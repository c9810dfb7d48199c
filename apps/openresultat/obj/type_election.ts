import { extend } from '../gen/tables.js'
import { type_electionGen } from '../gen/type_election.js'

export const type_election = extend(type_electionGen, {})
