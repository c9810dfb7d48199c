// Generated from "organisation". Do not edit: write in obj/. sha256:1fcfb60e48999c3d3cd281aafa74b0cff7227d64516c5eef1f3c2d28de82f607
import type { EditionDefinitions } from 'openmairie'

export const organisationEditions: EditionDefinitions = {
  etats: [
    {
      name: 'organisation',
      kind: 'etat',
      entity: 'organisation',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="ressource.organisation"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'ressource.organisation',
      entity: 'ressource',
      reference: 'organisation',
      columns: ['nom', 'prenom', 'matricule', 'grade', 'service', 'datenaissance', 'enfantmineur'],
    },
  ],
}
