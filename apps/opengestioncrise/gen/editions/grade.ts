// Generated from "grade". Do not edit: write in obj/. sha256:b056db1f7387e833deab4882e1be9bc8af830c7832f7cd00231e0f04515672dc
import type { EditionDefinitions } from 'openmairie'

export const gradeEditions: EditionDefinitions = {
  etats: [
    {
      name: 'grade',
      kind: 'etat',
      entity: 'grade',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="ressource.grade"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'ressource.grade',
      entity: 'ressource',
      reference: 'grade',
      columns: ['nom', 'prenom', 'organisation', 'matricule', 'service', 'datenaissance', 'enfantmineur'],
    },
  ],
  etiquettes: [{ name: 'grade_etiquette', entity: 'grade', lines: ['[om_libelle]'] }],
}
