// Generated from "collectivite". Do not edit: write in obj/. sha256:791551851f48561e68e677a52e71829319c84e48bc2e4811e76be8e54860c90c
import type { EditionDefinitions } from 'openmairie'

export const collectiviteEditions: EditionDefinitions = {
  etats: [
    {
      name: 'collectivite',
      kind: 'etat',
      entity: 'collectivite',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'collectivite_etiquette', entity: 'collectivite', lines: ['[om_libelle]'] }],
}
