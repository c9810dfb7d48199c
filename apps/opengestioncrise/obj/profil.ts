import { profilGen } from '../gen/profil.js'
import { extend } from '../gen/tables.js'

export const profil = extend(profilGen, {})
