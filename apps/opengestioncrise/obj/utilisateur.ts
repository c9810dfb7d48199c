import { utilisateurGen } from '../gen/utilisateur.js'
import { extend } from '../gen/tables.js'

export const utilisateur = extend(utilisateurGen, {})
