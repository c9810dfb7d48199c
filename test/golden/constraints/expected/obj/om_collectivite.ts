import { om_collectiviteGen } from '../gen/om_collectivite.js'
import { extend } from '../gen/tables.js'

export const om_collectivite = extend(om_collectiviteGen, {})
