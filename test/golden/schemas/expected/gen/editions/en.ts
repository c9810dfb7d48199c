// Generated from "en". Do not edit: write in obj/. sha256:39cd522f882e382be6d42e4067ef02cded4d1b1d8236c98b5be0006eb5687564
import type { EditionDefinitions } from 'openmairie'

export const _enEditions: EditionDefinitions = {
  etats: [{ name: 'en', kind: 'etat', entity: 'en', title: '<h1>[om_libelle]</h1>', body: '<dl data-champs></dl>' }],
  sousEtats: [],
  etiquettes: [{ name: 'en_etiquette', entity: 'en', lines: ['[om_libelle]'] }],
}
