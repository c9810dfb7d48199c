// Generated from "bureau". Do not edit: write in obj/. sha256:b3c7e01d9cb8f395593e3c266a093924c31af5cf0a0fe2941f4f875d424e4356
import type { EditionDefinitions } from 'openmairie'

export const bureauEditions: EditionDefinitions = {
  etats: [
    {
      name: 'bureau',
      kind: 'etat',
      entity: 'bureau',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="electeur.bureau"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'electeur.bureau',
      entity: 'electeur',
      reference: 'bureau',
      columns: ['nom', 'prenom', 'electeur', 'rue'],
    },
  ],
}
