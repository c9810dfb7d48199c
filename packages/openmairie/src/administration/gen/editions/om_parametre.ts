// Generated from "om_parametre". Do not edit: write in obj/. sha256:f943eac9d32ef9e38b8d297d8457d684f8f737fae181b43aec67b9fb4b01e87a
import type { EditionDefinitions } from 'openmairie'

export const om_parametreEditions: EditionDefinitions = {
  etats: [
    {
      name: 'om_parametre',
      kind: 'etat',
      entity: 'om_parametre',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'om_parametre_etiquette', entity: 'om_parametre', lines: ['[om_libelle]'] }],
}
