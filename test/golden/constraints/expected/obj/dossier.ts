import { dossierGen } from '../gen/dossier.js'
import { extend } from '../gen/tables.js'

export const dossier = extend(dossierGen, {})
