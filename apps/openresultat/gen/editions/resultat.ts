// Generated from "resultat". Do not edit: write in obj/. sha256:b0611c217e7dc6129fed8dcb110e88b76d0bd1cb91c8cf0f76e194a7d9d3f129
import type { EditionDefinitions } from 'openmairie'

export const resultatEditions: EditionDefinitions = {
  etats: [
    {
      name: 'resultat',
      kind: 'etat',
      entity: 'resultat',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="resultat_voix.resultat"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'resultat_voix.resultat',
      entity: 'resultat_voix',
      reference: 'resultat',
      columns: ['election_candidat', 'voix'],
    },
  ],
  etiquettes: [{ name: 'resultat_etiquette', entity: 'resultat', lines: ['[om_libelle]'] }],
}
