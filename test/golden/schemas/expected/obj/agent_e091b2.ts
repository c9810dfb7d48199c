import { agent_e091b2Gen } from '../gen/agent_e091b2.js'
import { extend } from '../gen/tables.js'

export const agent_e091b2 = extend(agent_e091b2Gen, {})
