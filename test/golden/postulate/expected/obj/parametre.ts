import { parametreGen } from '../gen/parametre.js'
import { extend } from '../gen/tables.js'

export const parametre = extend(parametreGen, {})
