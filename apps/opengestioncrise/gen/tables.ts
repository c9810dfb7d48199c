// Generated from "the whole schema". Do not edit: write in obj/. sha256:052d5bb714faa997166abe62c98e1e1a7a65227850b39b05631c50d33bda5d6a
import { extendWithin } from 'openmairie'
import type { Collectivite } from './collectivite.js'
import type { Competence } from './competence.js'
import type { Cp } from './cp.js'
import type { Droit } from './droit.js'
import type { Grade } from './grade.js'
import type { Organisation } from './organisation.js'
import type { Permis } from './permis.js'
import type { Profil } from './profil.js'
import type { Ressource } from './ressource.js'
import type { RessourceCompetence } from './ressource_competence.js'
import type { Service } from './service.js'
import type { Utilisateur } from './utilisateur.js'

export interface Tables {
  collectivite: Collectivite
  competence: Competence
  cp: Cp
  droit: Droit
  grade: Grade
  organisation: Organisation
  permis: Permis
  profil: Profil
  ressource: Ressource
  ressource_competence: RessourceCompetence
  service: Service
  utilisateur: Utilisateur
}

export const extend = extendWithin<Tables>()
