import { participationGen } from '../gen/participation.js'
import { extend } from '../gen/tables.js'

export const participation = extend(participationGen, {})
