// Generated from "effectif_conseil". Do not edit: write in obj/. sha256:53fa00387c9bf3a040814c3288cfe5c1e331b348a18b683c9f295b2b63e3469b
import type { EditionDefinitions } from 'openmairie'

export const effectif_conseilEditions: EditionDefinitions = {
  etats: [
    {
      name: 'effectif_conseil',
      kind: 'etat',
      entity: 'effectif_conseil',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'effectif_conseil_etiquette', entity: 'effectif_conseil', lines: ['[om_libelle]'] }],
}
