import { collectivite_resultatGen } from '../gen/collectivite_resultat.js'
import { extend } from '../gen/tables.js'

export const collectivite_resultat = extend(collectivite_resultatGen, {})
