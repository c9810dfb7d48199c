// Generated from "competence". Do not edit: write in obj/. sha256:c7f3617b8f3f275154cb8168ee5119f35a11c128cf16808d4741fd688a463897
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
  etiquettes: [{ name: 'competence_etiquette', entity: 'competence', lines: ['[om_libelle]'] }],
}
