// Generated from "the whole schema". Do not edit: write in obj/. sha256:8bcc564d725bb7c6ab11aafcc4ab722b8a79f59952328b42392f85594f1e570d
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
  translations: { fr, en },
}
