// Generated from "service". Do not edit: write in obj/. sha256:5ba8a8f40ce9a453c54b456ce980eef3224e51be63c9914263c6a15d0f99cca3
import type { EditionDefinitions } from 'openmairie'

export const serviceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'service',
      kind: 'etat',
      entity: 'service',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="agent.service"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'agent.service',
      entity: 'agent',
      reference: 'service',
      columns: ['nom', 'prenom', 'om_collectivite', 'datenaissance', 'chef', 'remplacant', 'telephone1'],
    },
  ],
}
