// Generated from "tranche". Do not edit: write in obj/. sha256:5871de29c795cc8e61cb59882098c089de2d0069cc839b55491876939ea626cd
import type { EditionDefinitions } from 'openmairie'

export const trancheEditions: EditionDefinitions = {
  etats: [
    {
      name: 'tranche',
      kind: 'etat',
      entity: 'tranche',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="election_tranche.tranche"></div><div data-sous-etat="participation.tranche"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'election_tranche.tranche',
      entity: 'election_tranche',
      reference: 'tranche',
      columns: ['election'],
    },
    {
      name: 'participation.tranche',
      entity: 'participation',
      reference: 'tranche',
      columns: ['election_bureau', 'votants'],
    },
  ],
  etiquettes: [{ name: 'tranche_etiquette', entity: 'tranche', lines: ['[om_libelle]'] }],
}
