// Generated from "rue". Do not edit: write in obj/. sha256:0efd14a7faa848bc4d263a946e718acc4174c19a62e542dc2add3c1734c6353b
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
  etiquettes: [{ name: 'rue_etiquette', entity: 'rue', lines: ['[om_libelle]'] }],
}
