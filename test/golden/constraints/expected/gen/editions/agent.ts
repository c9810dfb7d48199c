// Generated from "agent". Do not edit: write in obj/. sha256:3e1fd60a73d29c0be6ec94c89a182a073eeeb827f110224fb0f9c076b821e03d
import type { EditionDefinitions } from 'openmairie'

export const agentEditions: EditionDefinitions = {
  etats: [
    {
      name: 'agent',
      kind: 'etat',
      entity: 'agent',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="agent.chef"></div><div data-sous-etat="agent.remplacant"></div><div data-sous-etat="agent_dossier.agent"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'agent.chef',
      entity: 'agent',
      reference: 'chef',
      columns: ['nom', 'prenom', 'om_collectivite', 'datenaissance', 'service', 'remplacant', 'telephone1'],
    },
    {
      name: 'agent.remplacant',
      entity: 'agent',
      reference: 'remplacant',
      columns: ['nom', 'prenom', 'om_collectivite', 'datenaissance', 'service', 'chef', 'telephone1'],
    },
    { name: 'agent_dossier.agent', entity: 'agent_dossier', reference: 'agent', columns: ['annee', 'numero'] },
  ],
  etiquettes: [{ name: 'agent_etiquette', entity: 'agent', lines: ['[om_libelle]'] }],
}
