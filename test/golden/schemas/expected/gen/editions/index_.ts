// Generated from "index". Do not edit: write in obj/. sha256:926cc8089118aad62d4b5c28c2146608ea361107ad0d5e9aa3688591ba8f0f93
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
  etiquettes: [{ name: 'index__etiquette', entity: 'index_', lines: ['[om_libelle]'] }],
}
