// Generated from "utilisateur". Do not edit: write in obj/. sha256:ee11939129fa51f76d73eec7600848ed3d8d4ac2463a4e566db6c4f6fe7647e5
import type { EditionDefinitions } from 'openmairie'

export const utilisateurEditions: EditionDefinitions = {
  etats: [
    {
      name: 'utilisateur',
      kind: 'etat',
      entity: 'utilisateur',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'utilisateur_etiquette', entity: 'utilisateur', lines: ['[om_libelle]'] }],
}
