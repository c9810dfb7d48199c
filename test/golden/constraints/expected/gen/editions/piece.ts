// Generated from "piece". Do not edit: write in obj/. sha256:5d33fa825858962c1b391e327bf18369f65d0bf6e0b06a7c8129c7d193634081
import type { EditionDefinitions } from 'openmairie'

export const pieceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'piece',
      kind: 'etat',
      entity: 'piece',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
}
