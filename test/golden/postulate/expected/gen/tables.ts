// Generated from "the whole schema". Do not edit: write in obj/. sha256:edf2ba8133356291f91ea427114e584271439310734f2645990af3fc91acc09b
import { extendWithin } from 'openmairie'
import type { Bureau } from './bureau.js'
import type { Electeur } from './electeur.js'
import type { Parametre } from './parametre.js'
import type { Rue } from './rue.js'

export interface Tables {
  bureau: Bureau
  electeur: Electeur
  parametre: Parametre
  rue: Rue
}

export const extend = extendWithin<Tables>()
