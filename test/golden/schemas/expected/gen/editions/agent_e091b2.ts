// Generated from "Agent". Do not edit: write in obj/. sha256:2ac7d330451b3fc1fa46b64daa2f02af4a7020fe4aa043c6088504dd56478daa
import type { EditionDefinitions } from 'openmairie'

export const agent_e091b2Editions: EditionDefinitions = {
  etats: [
    {
      name: 'agent_e091b2',
      kind: 'etat',
      entity: 'agent_e091b2',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'agent_e091b2_etiquette', entity: 'agent_e091b2', lines: ['[om_libelle]'] }],
}
