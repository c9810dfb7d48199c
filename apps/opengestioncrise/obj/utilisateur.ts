import { extend } from '../gen/tables.js'
import { utilisateurGen } from '../gen/utilisateur.js'

export const utilisateur = extend(utilisateurGen, {})
