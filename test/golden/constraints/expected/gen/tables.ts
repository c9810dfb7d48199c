// Generated from "the whole schema". Do not edit: write in obj/. sha256:2e4d323213c1e5f5c619e8a80f75ff9fcfecb47123520057713665b036809cc7
import { extendWithin } from 'openmairie'
import type { Agent } from './agent.js'
import type { AgentDossier } from './agent_dossier.js'
import type { Dossier } from './dossier.js'
import type { DossierParAnnee } from './dossier_par_annee.js'
import type { OmCollectivite } from './om_collectivite.js'
import type { Piece } from './piece.js'
import type { Service } from './service.js'
import type { Trace } from './trace.js'

export interface Tables {
  agent: Agent
  agent_dossier: AgentDossier
  dossier: Dossier
  dossier_par_annee: DossierParAnnee
  om_collectivite: OmCollectivite
  piece: Piece
  service: Service
  trace: Trace
}

export const extend = extendWithin<Tables>()
