// Generated from "competence". Do not edit: write in obj/. sha256:cc93f8b667be5dfad25f232ec3876395066d410f2a0f0ab66c1fb3446623effc
import type { EditionDefinitions } from 'openmairie'

export const competenceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'competence',
      kind: 'etat',
      entity: 'competence',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="ressource_competence.competence"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'ressource_competence.competence',
      entity: 'ressource_competence',
      reference: 'competence',
      columns: ['niveau', 'ressource', 'date_obtention', 'date_fin'],
    },
  ],
}
