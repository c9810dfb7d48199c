// Generated from "permis". Do not edit: write in obj/. sha256:e2554fcc627b05b21671c071f1a641e4213aea583698d62ce55fea07f246abce
import type { EditionDefinitions } from 'openmairie'

export const permisEditions: EditionDefinitions = {
  etats: [
    {
      name: 'permis',
      kind: 'etat',
      entity: 'permis',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="ressource.permis"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'ressource.permis',
      entity: 'ressource',
      reference: 'permis',
      columns: ['nom', 'prenom', 'organisation', 'matricule', 'grade', 'service', 'datenaissance', 'enfantmineur'],
    },
  ],
}
