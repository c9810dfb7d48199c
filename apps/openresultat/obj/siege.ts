import { siegeGen } from '../gen/siege.js'
import { extend } from '../gen/tables.js'

export const siege = extend(siegeGen, {})
