// Generated from "om_permission". Do not edit: write in obj/. sha256:20e65935c929d4a36f52103ab2cf6d425c53734549d2c554282fb0b9a78c8dd0
import type { EditionDefinitions } from 'openmairie'

export const om_permissionEditions: EditionDefinitions = {
  etats: [
    {
      name: 'om_permission',
      kind: 'etat',
      entity: 'om_permission',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="om_droit.permission"></div>',
    },
  ],
  sousEtats: [{ name: 'om_droit.permission', entity: 'om_droit', reference: 'permission', columns: ['om_profil'] }],
  etiquettes: [{ name: 'om_permission_etiquette', entity: 'om_permission', lines: ['[om_libelle]'] }],
}
