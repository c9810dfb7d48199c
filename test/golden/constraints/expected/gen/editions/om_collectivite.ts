// Generated from "om_collectivite". Do not edit: write in obj/. sha256:659ceffb2c9159db86bd3ac3bbcf55f2228a4bf0300a40bf5e2de8a7a2bc7730
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
}
