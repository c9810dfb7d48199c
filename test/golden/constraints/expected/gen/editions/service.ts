// Generated from "service". Do not edit: write in obj/. sha256:b5c7f70820dffd1a4be0bc360e38fcc7df318e670b386fe7aa01fcc70107b396
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
  etiquettes: [{ name: 'service_etiquette', entity: 'service', lines: ['[om_libelle]'] }],
}
