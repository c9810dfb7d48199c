// Generated from "droit". Do not edit: write in obj/. sha256:6700a78c166c1b6610156027c22309c13826241b5b08be764dc19bf57b395628
import type { EditionDefinitions } from 'openmairie'

export const droitEditions: EditionDefinitions = {
  etats: [
    {
      name: 'droit',
      kind: 'etat',
      entity: 'droit',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'droit_etiquette', entity: 'droit', lines: ['[om_libelle]'] }],
}
