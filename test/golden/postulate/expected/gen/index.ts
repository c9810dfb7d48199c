// Generated from "the whole schema". Do not edit: write in obj/. sha256:df80419552388d1e8f00b71898033415a7eee8da70a8fbfe25bb08a3b5ea536e
import type { GeneratedApplication } from 'openmairie'
import { bureau } from '../obj/bureau.js'
import { electeur } from '../obj/electeur.js'
import { parametre } from '../obj/parametre.js'
import { rue } from '../obj/rue.js'
import { dashboard } from './dashboard.js'
import { bureauEditions } from './editions/bureau.js'
import { electeurEditions } from './editions/electeur.js'
import { parametreEditions } from './editions/parametre.js'
import { rueEditions } from './editions/rue.js'
import { en } from './locales/en.js'
import { fr } from './locales/fr.js'
import { menu } from './menu.js'
import type { Tables } from './tables.js'

export const generated: GeneratedApplication<keyof Tables> = {
  entities: [
    bureau,
    electeur,
    parametre,
    rue,
  ],
  menu,
  dashboard,
  editions: [
    bureauEditions,
    electeurEditions,
    parametreEditions,
    rueEditions,
  ],
  translations: { fr, en },
}
