// Generated from "bureau". Do not edit: write in obj/. sha256:69bd6a87dc18abd7f0caebb04b79880fd0f687b68c364c55d82ade4927d46bf1
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
  etiquettes: [{ name: 'bureau_etiquette', entity: 'bureau', lines: ['[om_libelle]'] }],
}
