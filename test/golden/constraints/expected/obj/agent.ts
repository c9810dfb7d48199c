import { agentGen } from '../gen/agent.js'
import { extend } from '../gen/tables.js'

export const agent = extend(agentGen, {})
