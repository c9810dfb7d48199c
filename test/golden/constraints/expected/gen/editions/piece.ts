// Generated from "piece". Do not edit: write in obj/. sha256:bae703f6aa347ac36784970911f33fc7eb76276345671f09811994653656e363
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
  etiquettes: [{ name: 'piece_etiquette', entity: 'piece', lines: ['[om_libelle]'] }],
}
