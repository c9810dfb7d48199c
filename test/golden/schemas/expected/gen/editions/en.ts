// Generated from "en". Do not edit: write in obj/. sha256:77cf510dc7a619e14e1df5699ba297abaad92cfceaa47eb1cfbfca2f282c2b51
import type { EditionDefinitions } from 'openmairie'

export const _enEditions: EditionDefinitions = {
  etats: [{ name: 'en', kind: 'etat', entity: 'en', title: '<h1>[om_libelle]</h1>', body: '<dl data-champs></dl>' }],
  sousEtats: [],
}
