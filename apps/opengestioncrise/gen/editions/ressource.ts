// Generated from "ressource". Do not edit: write in obj/. sha256:2e4124fa2f7691b2f0a5a10fefa37f7700bc4adbf64b7fe1b86705b22c5b5aed
import type { EditionDefinitions } from 'openmairie'

export const ressourceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'ressource',
      kind: 'etat',
      entity: 'ressource',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="ressource_competence.ressource"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'ressource_competence.ressource',
      entity: 'ressource_competence',
      reference: 'ressource',
      columns: ['niveau', 'competence', 'date_obtention', 'date_fin'],
    },
  ],
}
