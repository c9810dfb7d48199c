// Generated from "absence". Do not edit: write in obj/. sha256:f8ab664a8c5221637c9af6c562f88a8596f6cd88ab8f1bfa9eeadffe0d0acbe7
import type { EditionDefinitions } from 'openmairie'

export const absenceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'absence',
      kind: 'etat',
      entity: 'absence',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
}
