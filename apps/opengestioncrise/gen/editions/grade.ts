// Generated from "grade". Do not edit: write in obj/. sha256:a8e876d5949276f5e12047fdecf43ae9cfeb1c68d43daf8f657166d58a666ff0
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
}
