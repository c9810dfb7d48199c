// Generated from "the whole schema". Do not edit: write in obj/. sha256:afe9d5ce4b23f9f6bcfb45dd88f1e740797260709712f71d7147859fcbfd3d80
import type { GeneratedApplication } from 'openmairie'
import { om_collectivite } from '../obj/om_collectivite.js'
import { om_droit } from '../obj/om_droit.js'
import { om_parametre } from '../obj/om_parametre.js'
import { om_permission } from '../obj/om_permission.js'
import { om_profil } from '../obj/om_profil.js'
import { om_utilisateur } from '../obj/om_utilisateur.js'
import { dashboard } from './dashboard.js'
import { om_collectiviteEditions } from './editions/om_collectivite.js'
import { om_parametreEditions } from './editions/om_parametre.js'
import { om_permissionEditions } from './editions/om_permission.js'
import { om_profilEditions } from './editions/om_profil.js'
import { om_utilisateurEditions } from './editions/om_utilisateur.js'
import { en } from './locales/en.js'
import { fr } from './locales/fr.js'
import { menu } from './menu.js'
import type { Tables } from './tables.js'

export const generated: GeneratedApplication<keyof Tables> = {
  entities: [
    om_collectivite,
    om_droit,
    om_parametre,
    om_permission,
    om_profil,
    om_utilisateur,
  ],
  menu,
  dashboard,
  editions: [
    om_collectiviteEditions,
    om_parametreEditions,
    om_permissionEditions,
    om_profilEditions,
    om_utilisateurEditions,
  ],
  translations: { fr, en },
}
