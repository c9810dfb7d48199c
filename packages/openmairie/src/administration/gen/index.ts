// Generated from "the whole schema". Do not edit: write in obj/. sha256:cf3d5e5b8289ab5c9738c3cb5bf9fbda109054e4bdf36f694dc42ca1b78dfad6
import type { GeneratedApplication } from 'openmairie'
import { om_collectivite } from '../obj/om_collectivite.js'
import { om_droit } from '../obj/om_droit.js'
import { om_parametre } from '../obj/om_parametre.js'
import { om_permission } from '../obj/om_permission.js'
import { om_profil } from '../obj/om_profil.js'
import { om_utilisateur } from '../obj/om_utilisateur.js'
import { dashboard } from './dashboard.js'
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
  translations: { fr, en },
}
