// Generated from "the whole schema". Do not edit: write in obj/. sha256:544b2681db9433d644e5c8eecf70b5e00b9c0588ceb16b44db9afeafcad45daa
import type { GeneratedApplication } from 'openmairie'
import { agent } from '../obj/agent.js'
import { agent_dossier } from '../obj/agent_dossier.js'
import { dossier } from '../obj/dossier.js'
import { dossier_par_annee } from '../obj/dossier_par_annee.js'
import { om_collectivite } from '../obj/om_collectivite.js'
import { piece } from '../obj/piece.js'
import { service } from '../obj/service.js'
import { trace } from '../obj/trace.js'
import { dashboard } from './dashboard.js'
import { agentEditions } from './editions/agent.js'
import { dossierEditions } from './editions/dossier.js'
import { dossier_par_anneeEditions } from './editions/dossier_par_annee.js'
import { om_collectiviteEditions } from './editions/om_collectivite.js'
import { pieceEditions } from './editions/piece.js'
import { serviceEditions } from './editions/service.js'
import { traceEditions } from './editions/trace.js'
import { en } from './locales/en.js'
import { fr } from './locales/fr.js'
import { menu } from './menu.js'
import type { Tables } from './tables.js'

export const generated: GeneratedApplication<keyof Tables> = {
  entities: [
    agent,
    agent_dossier,
    dossier,
    dossier_par_annee,
    om_collectivite,
    piece,
    service,
    trace,
  ],
  menu,
  dashboard,
  editions: [
    agentEditions,
    dossierEditions,
    dossier_par_anneeEditions,
    om_collectiviteEditions,
    pieceEditions,
    serviceEditions,
    traceEditions,
  ],
  translations: { fr, en },
}
