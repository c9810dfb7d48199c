// Generated from "service". Do not edit: write in obj/. sha256:656c7ce912583dc9825d5a4d08cf287e9707b9012af22f8532eb10722ac399fb
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
}
