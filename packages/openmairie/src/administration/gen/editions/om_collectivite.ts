// Generated from "om_collectivite". Do not edit: write in obj/. sha256:f0a288f4f64c30c4d228e0aa44077e208563d607ec9eb2bacbe0bbdc8faa08b6
import type { EditionDefinitions } from 'openmairie'

export const om_collectiviteEditions: EditionDefinitions = {
  etats: [
    {
      name: 'om_collectivite',
      kind: 'etat',
      entity: 'om_collectivite',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="om_collectivite.parent"></div><div data-sous-etat="om_parametre.om_collectivite"></div><div data-sous-etat="om_utilisateur.om_collectivite"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'om_collectivite.parent',
      entity: 'om_collectivite',
      reference: 'parent',
      columns: ['libelle', 'om_collectivite'],
    },
    {
      name: 'om_parametre.om_collectivite',
      entity: 'om_parametre',
      reference: 'om_collectivite',
      columns: ['libelle'],
    },
    {
      name: 'om_utilisateur.om_collectivite',
      entity: 'om_utilisateur',
      reference: 'om_collectivite',
      columns: ['nom', 'login', 'actif', 'urgence', 'second_facteur'],
    },
  ],
  etiquettes: [{ name: 'om_collectivite_etiquette', entity: 'om_collectivite', lines: ['[om_libelle]'] }],
}
