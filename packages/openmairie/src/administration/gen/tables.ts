// Generated from "the whole schema". Do not edit: write in obj/. sha256:ab96bca941e53fda6754d01eb312fd79dcb24748b6c83abc991893b9734be79c
import { extendWithin } from 'openmairie'
import type { OmCollectivite } from './om_collectivite.js'
import type { OmDroit } from './om_droit.js'
import type { OmProfil } from './om_profil.js'
import type { OmUtilisateur } from './om_utilisateur.js'

export interface Tables {
  om_collectivite: OmCollectivite
  om_droit: OmDroit
  om_profil: OmProfil
  om_utilisateur: OmUtilisateur
}

export const extend = extendWithin<Tables>()
