import { election_bureauGen } from '../gen/election_bureau.js'
import { extend } from '../gen/tables.js'

export const election_bureau = extend(election_bureauGen, {})
