// Generated from "the whole schema". Do not edit: write in obj/. sha256:f67e3e6503743255c5024505dc5397b82bd1c9c6d76eaef203ab02a9293d3803
import type { GeneratedApplication } from 'openmairie'
import { agent } from '../obj/agent.js'
import { agent_e091b2 } from '../obj/agent_e091b2.js'
import { commun_agent } from '../obj/commun_agent.js'
import { commun_rue } from '../obj/commun_rue.js'
import { _en } from '../obj/en.js'
import { index_ } from '../obj/index_.js'
import { dashboard } from './dashboard.js'
import { agentEditions } from './editions/agent.js'
import { agent_e091b2Editions } from './editions/agent_e091b2.js'
import { commun_agentEditions } from './editions/commun_agent.js'
import { commun_rueEditions } from './editions/commun_rue.js'
import { _enEditions } from './editions/en.js'
import { index_Editions } from './editions/index_.js'
import { en } from './locales/en.js'
import { fr } from './locales/fr.js'
import { menu } from './menu.js'
import type { Tables } from './tables.js'

export const generated: GeneratedApplication<keyof Tables> = {
  entities: [
    agent,
    agent_e091b2,
    commun_agent,
    commun_rue,
    _en,
    index_,
  ],
  menu,
  dashboard,
  editions: [
    agentEditions,
    agent_e091b2Editions,
    commun_agentEditions,
    commun_rueEditions,
    _enEditions,
    index_Editions,
  ],
  translations: { fr, en },
}
