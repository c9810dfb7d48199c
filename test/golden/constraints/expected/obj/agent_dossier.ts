import { agent_dossierGen } from '../gen/agent_dossier.js'
import { extend } from '../gen/tables.js'

export const agent_dossier = extend(agent_dossierGen, {})
