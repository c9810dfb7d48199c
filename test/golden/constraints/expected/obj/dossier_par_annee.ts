import { dossier_par_anneeGen } from '../gen/dossier_par_annee.js'
import { extend } from '../gen/tables.js'

export const dossier_par_annee = extend(dossier_par_anneeGen, {})
