// Generated from "collectivite_resultat". Do not edit: write in obj/. sha256:927c4930083fee9672295da5154d6264847856717f27778ab4590ceb93268762
import type { EditionDefinitions } from 'openmairie'

export const collectivite_resultatEditions: EditionDefinitions = {
  etats: [
    {
      name: 'collectivite_resultat',
      kind: 'etat',
      entity: 'collectivite_resultat',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'collectivite_resultat_etiquette', entity: 'collectivite_resultat', lines: ['[om_libelle]'] }],
}
