// Generated from "colistier". Do not edit: write in obj/. sha256:25c3e1cfad8439c81b3f2f6c37f2ada3f616d765c71f24cb8aec95bb941faa4c
import type { EditionDefinitions } from 'openmairie'

export const colistierEditions: EditionDefinitions = {
  etats: [
    {
      name: 'colistier',
      kind: 'etat',
      entity: 'colistier',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'colistier_etiquette', entity: 'colistier', lines: ['[om_libelle]'] }],
}
