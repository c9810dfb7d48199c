import { commun_agentGen } from '../gen/commun_agent.js'
import { extend } from '../gen/tables.js'

export const commun_agent = extend(commun_agentGen, {})
