// Generated from "cp". Do not edit: write in obj/. sha256:b1a598b0d90e3502863c791ca3be74e58f11c52b024f8dace9bf6b508ffe9a3d
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
}
