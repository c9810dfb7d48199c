// Generated from "index". Do not edit: write in obj/. sha256:da5b4adb2c12d4ef211d5038e32d594b8c08db514cee9a44ee6c4d8a29ee1fb1
import type { EditionDefinitions } from 'openmairie'

export const index_Editions: EditionDefinitions = {
  etats: [
    {
      name: 'index_',
      kind: 'etat',
      entity: 'index_',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
}
