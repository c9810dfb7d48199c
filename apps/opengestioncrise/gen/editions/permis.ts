// Generated from "permis". Do not edit: write in obj/. sha256:11101de879900f05ae1df1cd27abde0f5f600c1330730952ebde02dba0363e96
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
  etiquettes: [{ name: 'permis_etiquette', entity: 'permis', lines: ['[om_libelle]'] }],
}
