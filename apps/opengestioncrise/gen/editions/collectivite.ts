// Generated from "collectivite". Do not edit: write in obj/. sha256:367a78e016df5a1665765ffebba386c692735a298f38c936eca818fc65c96af3
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
}
