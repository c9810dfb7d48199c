// Generated from "the whole schema". Do not edit: write in obj/. sha256:56ab95d55fae2309e97014142b350bca0dd7ab0969ec259e50cd170226e633fd
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
import { collectiviteEditions } from './editions/collectivite.js'
import { competenceEditions } from './editions/competence.js'
import { cpEditions } from './editions/cp.js'
import { droitEditions } from './editions/droit.js'
import { gradeEditions } from './editions/grade.js'
import { organisationEditions } from './editions/organisation.js'
import { permisEditions } from './editions/permis.js'
import { profilEditions } from './editions/profil.js'
import { ressourceEditions } from './editions/ressource.js'
import { serviceEditions } from './editions/service.js'
import { utilisateurEditions } from './editions/utilisateur.js'
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
  editions: [
    collectiviteEditions,
    competenceEditions,
    cpEditions,
    droitEditions,
    gradeEditions,
    organisationEditions,
    permisEditions,
    profilEditions,
    ressourceEditions,
    serviceEditions,
    utilisateurEditions,
  ],
  translations: { fr, en },
}
