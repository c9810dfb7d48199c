// Generated from "the whole schema". Do not edit: write in obj/. sha256:6addc331f1543b54a2676555f2704a9595f6eb573d6531bb6d3fb7351353c577
import { extendWithin } from 'openmairie'
import type { Agent } from './agent.js'
import type { AgentE091b2 } from './agent_e091b2.js'
import type { CommunAgent } from './commun_agent.js'
import type { CommunRue } from './commun_rue.js'
import type { En } from './en.js'
import type { Index_ } from './index_.js'

export interface Tables {
  agent: Agent
  agent_e091b2: AgentE091b2
  commun_agent: CommunAgent
  commun_rue: CommunRue
  en: En
  index_: Index_
}

export const extend = extendWithin<Tables>()
