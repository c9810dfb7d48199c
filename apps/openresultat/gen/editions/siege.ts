// Generated from "siege". Do not edit: write in obj/. sha256:ba982b64cd322d18f65bff4abd0c178ec3c790294a23a1384c9c253f1b895944
import type { EditionDefinitions } from 'openmairie'

export const siegeEditions: EditionDefinitions = {
  etats: [
    {
      name: 'siege',
      kind: 'etat',
      entity: 'siege',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'siege_etiquette', entity: 'siege', lines: ['[om_libelle]'] }],
}
