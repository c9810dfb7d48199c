// Generated from "agent". Do not edit: write in obj/. sha256:527781becd8cbf93af3c5b4f2e46912ceb0281751f3e58b4947facf771cd394f
import type { EditionDefinitions } from 'openmairie'

export const agentEditions: EditionDefinitions = {
  etats: [
    {
      name: 'agent',
      kind: 'etat',
      entity: 'agent',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="absence.agent"></div>',
    },
  ],
  sousEtats: [{ name: 'absence.agent', entity: 'absence', reference: 'agent', columns: ['debut'] }],
  etiquettes: [{ name: 'agent_etiquette', entity: 'agent', lines: ['[om_libelle]'] }],
}
