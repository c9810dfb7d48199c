// Generated from "utilisateur". Do not edit: write in obj/. sha256:fe103240f39c0644b460a6211356ea6544fbeea3c60b6248d201d61f5c031763
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
}
