// Generated from "the whole schema". Do not edit: write in obj/. sha256:8002d4b92e86663e114ead45550379e8c5385009109362cdbf68dc3298c5b4af
import type { GeneratedApplication } from 'openmairie'
import { bureau } from '../obj/bureau.js'
import { electeur } from '../obj/electeur.js'
import { parametre } from '../obj/parametre.js'
import { rue } from '../obj/rue.js'
import { dashboard } from './dashboard.js'
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
  translations: { fr, en },
}
