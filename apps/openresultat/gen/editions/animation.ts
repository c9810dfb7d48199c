// Generated from "animation". Do not edit: write in obj/. sha256:123e12de0dc98916ba77cd4f28b1aac448b7a9cdb407908a3894852c38b5f58f
import type { EditionDefinitions } from 'openmairie'

export const animationEditions: EditionDefinitions = {
  etats: [
    {
      name: 'animation',
      kind: 'etat',
      entity: 'animation',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'animation_etiquette', entity: 'animation', lines: ['[om_libelle]'] }],
}
