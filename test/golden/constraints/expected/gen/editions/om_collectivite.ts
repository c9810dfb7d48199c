// Generated from "om_collectivite". Do not edit: write in obj/. sha256:7d1bcd729e5c8af5a1bb2a6604f6a3886af52a9990f0a42bfc731a67ecf29b04
import type { EditionDefinitions } from 'openmairie'

export const om_collectiviteEditions: EditionDefinitions = {
  etats: [
    {
      name: 'om_collectivite',
      kind: 'etat',
      entity: 'om_collectivite',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="agent.om_collectivite"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'agent.om_collectivite',
      entity: 'agent',
      reference: 'om_collectivite',
      columns: ['nom', 'prenom', 'datenaissance', 'service', 'chef', 'remplacant', 'telephone1'],
    },
  ],
  etiquettes: [{ name: 'om_collectivite_etiquette', entity: 'om_collectivite', lines: ['[om_libelle]'] }],
}
