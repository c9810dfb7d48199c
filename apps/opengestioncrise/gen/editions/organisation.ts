// Generated from "organisation". Do not edit: write in obj/. sha256:78f0cb89a505e74893220ebb15e24956697def898b369eca8ac5befdade90334
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
  etiquettes: [{ name: 'organisation_etiquette', entity: 'organisation', lines: ['[om_libelle]'] }],
}
