// Generated from "om_profil". Do not edit: write in obj/. sha256:c439f7d35ce6ac27eef10aff892ad3c2703e8b7322f3337cb8e9de34c0a7ab45
import type { EditionDefinitions } from 'openmairie'

export const om_profilEditions: EditionDefinitions = {
  etats: [
    {
      name: 'om_profil',
      kind: 'etat',
      entity: 'om_profil',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="om_droit.om_profil"></div><div data-sous-etat="om_utilisateur.om_profil"></div>',
    },
  ],
  sousEtats: [
    { name: 'om_droit.om_profil', entity: 'om_droit', reference: 'om_profil', columns: ['permission'] },
    {
      name: 'om_utilisateur.om_profil',
      entity: 'om_utilisateur',
      reference: 'om_profil',
      columns: ['nom', 'login', 'actif', 'urgence', 'second_facteur'],
    },
  ],
  etiquettes: [{ name: 'om_profil_etiquette', entity: 'om_profil', lines: ['[om_libelle]'] }],
}
