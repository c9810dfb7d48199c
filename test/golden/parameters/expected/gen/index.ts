// Generated from "the whole schema". Do not edit: write in obj/. sha256:3cbf29fe7b0992326dcc2621e71a228018d04a3201e68c557fa43c7597b5ea67
import type { GeneratedApplication } from 'openmairie'
import { absence } from '../obj/absence.js'
import { agent } from '../obj/agent.js'
import { dashboard } from './dashboard.js'
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
  translations: { fr, en },
}
