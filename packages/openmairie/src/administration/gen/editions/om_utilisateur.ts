// Generated from "om_utilisateur". Do not edit: write in obj/. sha256:a33b01b437e88bf910f192d651e2eb399077f55a4133ae780e902a42f6cfca09
import type { EditionDefinitions } from 'openmairie'

export const om_utilisateurEditions: EditionDefinitions = {
  etats: [
    {
      name: 'om_utilisateur',
      kind: 'etat',
      entity: 'om_utilisateur',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'om_utilisateur_etiquette', entity: 'om_utilisateur', lines: ['[om_libelle]'] }],
}
