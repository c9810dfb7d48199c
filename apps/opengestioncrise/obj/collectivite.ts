import { collectiviteGen } from '../gen/collectivite.js'
import { extend } from '../gen/tables.js'

export const collectivite = extend(collectiviteGen, {})
