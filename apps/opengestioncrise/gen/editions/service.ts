// Generated from "service". Do not edit: write in obj/. sha256:09f7d8e02485495223e4c48873d02b23b1b1f86a97acb26c5e14e40b696c6980
import type { EditionDefinitions } from 'openmairie'

export const serviceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'service',
      kind: 'etat',
      entity: 'service',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="ressource.service"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'ressource.service',
      entity: 'ressource',
      reference: 'service',
      columns: ['nom', 'prenom', 'organisation', 'matricule', 'grade', 'datenaissance', 'enfantmineur'],
    },
  ],
  etiquettes: [{ name: 'service_etiquette', entity: 'service', lines: ['[om_libelle]'] }],
}
