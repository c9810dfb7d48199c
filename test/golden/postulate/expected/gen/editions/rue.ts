// Generated from "rue". Do not edit: write in obj/. sha256:eb4fcbf6c4327c101fe901a9dccb8275d168958e63c8cc52b21861607dfd36ab
import type { EditionDefinitions } from 'openmairie'

export const rueEditions: EditionDefinitions = {
  etats: [
    {
      name: 'rue',
      kind: 'etat',
      entity: 'rue',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="electeur.rue"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'electeur.rue',
      entity: 'electeur',
      reference: 'rue',
      columns: ['nom', 'prenom', 'electeur', 'bureau'],
    },
  ],
}
