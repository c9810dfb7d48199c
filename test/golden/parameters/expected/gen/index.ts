// Generated from "the whole schema". Do not edit: write in obj/. sha256:2ef3ce74304f7ededd2583373b347841329eec86b1a71c130a720e00a19371d4
import type { GeneratedApplication } from 'openmairie'
import { absence } from '../obj/absence.js'
import { agent } from '../obj/agent.js'
import { dashboard } from './dashboard.js'
import { absenceEditions } from './editions/absence.js'
import { agentEditions } from './editions/agent.js'
import { en } from './locales/en.js'
import { fr } from './locales/fr.js'
import { menu } from './menu.js'
import type { Tables } from './tables.js'

export const generated: GeneratedApplication<keyof Tables> = {
  entities: [
    absence,
    agent,
  ],
  menu,
  dashboard,
  editions: [
    absenceEditions,
    agentEditions,
  ],
  translations: { fr, en },
}
