// Generated from "cp". Do not edit: write in obj/. sha256:5fb1103e869af3c18c976c89c4c168c2b901a8dec124b31c4da9e08f807071f9
import type { EditionDefinitions } from 'openmairie'

export const cpEditions: EditionDefinitions = {
  etats: [
    {
      name: 'cp',
      kind: 'etat',
      entity: 'cp',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="organisation.cp"></div><div data-sous-etat="ressource.cp"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'organisation.cp',
      entity: 'organisation',
      reference: 'cp',
      columns: ['libelle', 'adresse', 'telephone', 'email'],
    },
    {
      name: 'ressource.cp',
      entity: 'ressource',
      reference: 'cp',
      columns: ['nom', 'prenom', 'organisation', 'matricule', 'grade', 'service', 'datenaissance', 'enfantmineur'],
    },
  ],
  etiquettes: [{ name: 'cp_etiquette', entity: 'cp', lines: ['[om_libelle]'] }],
}
