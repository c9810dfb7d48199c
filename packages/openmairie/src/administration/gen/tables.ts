// Generated from "the whole schema". Do not edit: write in obj/. sha256:28fedbc45614f80f5edd4f19b54551785067679dee1adb42421821b11be7fe30
import { extendWithin } from 'openmairie'
import type { OmCollectivite } from './om_collectivite.js'
import type { OmDroit } from './om_droit.js'
import type { OmPermission } from './om_permission.js'
import type { OmProfil } from './om_profil.js'
import type { OmUtilisateur } from './om_utilisateur.js'

export interface Tables {
  om_collectivite: OmCollectivite
  om_droit: OmDroit
  om_permission: OmPermission
  om_profil: OmProfil
  om_utilisateur: OmUtilisateur
}

export const extend = extendWithin<Tables>()
