// Generated from "parametre". Do not edit: write in obj/. sha256:bf222c6f4930acde34d70b61a8839eacb56fa3e56c56e261ed6a109673b62a22
import type { EditionDefinitions } from 'openmairie'

export const parametreEditions: EditionDefinitions = {
  etats: [
    {
      name: 'parametre',
      kind: 'etat',
      entity: 'parametre',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
}
