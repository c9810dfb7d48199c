// Generated from "the whole schema". Do not edit: write in obj/. sha256:dcc54ee509211682a69dd7bd49afd232e6e022b00ceba860bbc3a4048bb633d1
import { extendWithin } from 'openmairie'
import type { OmCollectivite } from './om_collectivite.js'
import type { OmDroit } from './om_droit.js'
import type { OmParametre } from './om_parametre.js'
import type { OmPermission } from './om_permission.js'
import type { OmProfil } from './om_profil.js'
import type { OmUtilisateur } from './om_utilisateur.js'

export interface Tables {
  om_collectivite: OmCollectivite
  om_droit: OmDroit
  om_parametre: OmParametre
  om_permission: OmPermission
  om_profil: OmProfil
  om_utilisateur: OmUtilisateur
}

export const extend = extendWithin<Tables>()
