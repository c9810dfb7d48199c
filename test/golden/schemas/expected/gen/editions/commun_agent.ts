// Generated from "commun.agent". Do not edit: write in obj/. sha256:4472c9ab6c94f1f42c0a121299374965d6abf8803d20f8cf282cc44e31b036ef
import type { EditionDefinitions } from 'openmairie'

export const commun_agentEditions: EditionDefinitions = {
  etats: [
    {
      name: 'commun_agent',
      kind: 'etat',
      entity: 'commun_agent',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="agent.collegue"></div>',
    },
  ],
  sousEtats: [{ name: 'agent.collegue', entity: 'agent', reference: 'collegue', columns: ['nom', 'agent', 'rue'] }],
  etiquettes: [{ name: 'commun_agent_etiquette', entity: 'commun_agent', lines: ['[om_libelle]'] }],
}
