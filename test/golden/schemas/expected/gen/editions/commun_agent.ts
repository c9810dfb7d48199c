// Generated from "commun.agent". Do not edit: write in obj/. sha256:93dbb6aac93e4e4a76ead0041783357e400cd042903070f81b309cc450848caa
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
}
