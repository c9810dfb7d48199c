import { electionGen } from '../gen/election.js'
import { extend } from '../gen/tables.js'

export const election = extend(electionGen, {})
