// Generated from "absence". Do not edit: write in obj/. sha256:08b70adec12ffd6c588b65c623c9df4f304df0b2904a7cd777ea8c411a1f8ce7
import type { EditionDefinitions } from 'openmairie'

export const absenceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'absence',
      kind: 'etat',
      entity: 'absence',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'absence_etiquette', entity: 'absence', lines: ['[om_libelle]'] }],
}
