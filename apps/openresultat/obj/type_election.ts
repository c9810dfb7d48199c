import { type_electionGen } from '../gen/type_election.js'
import { extend } from '../gen/tables.js'

export const type_election = extend(type_electionGen, {})
