// Generated from "the whole schema". Do not edit: write in obj/. sha256:4a0f5297e75bb028e3602cb2bc278641632e85d5ba26c60454d5e1ffc11bfaf6
import type { GeneratedApplication } from 'openmairie'
import { agent } from '../obj/agent.js'
import { agent_e091b2 } from '../obj/agent_e091b2.js'
import { commun_agent } from '../obj/commun_agent.js'
import { commun_rue } from '../obj/commun_rue.js'
import { _en } from '../obj/en.js'
import { index_ } from '../obj/index_.js'
import { dashboard } from './dashboard.js'
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
  translations: { fr, en },
}
