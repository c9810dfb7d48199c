import { effectif_conseilGen } from '../gen/effectif_conseil.js'
import { extend } from '../gen/tables.js'

export const effectif_conseil = extend(effectif_conseilGen, {})
