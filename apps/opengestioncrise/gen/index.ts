// Generated from "the whole schema". Do not edit: write in obj/. sha256:55e1de4d6aedf8974cd346e35589ccbf8d932afb9de1f8ce130a40c290951a1e
import type { GeneratedApplication } from 'openmairie'
import { collectivite } from '../obj/collectivite.js'
import { competence } from '../obj/competence.js'
import { cp } from '../obj/cp.js'
import { droit } from '../obj/droit.js'
import { grade } from '../obj/grade.js'
import { organisation } from '../obj/organisation.js'
import { permis } from '../obj/permis.js'
import { profil } from '../obj/profil.js'
import { ressource } from '../obj/ressource.js'
import { ressource_competence } from '../obj/ressource_competence.js'
import { service } from '../obj/service.js'
import { utilisateur } from '../obj/utilisateur.js'
import { dashboard } from './dashboard.js'
import { en } from './locales/en.js'
import { fr } from './locales/fr.js'
import { menu } from './menu.js'
import type { Tables } from './tables.js'

export const generated: GeneratedApplication<keyof Tables> = {
  entities: [
    collectivite,
    competence,
    cp,
    droit,
    grade,
    organisation,
    permis,
    profil,
    ressource,
    ressource_competence,
    service,
    utilisateur,
  ],
  menu,
  dashboard,
  translations: { fr, en },
}
