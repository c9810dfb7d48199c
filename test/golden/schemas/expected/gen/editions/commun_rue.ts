// Generated from "commun.rue". Do not edit: write in obj/. sha256:e3d0d270f39c81a4054ef880f9bea931def97f0e6cfc5f58b7257f45ec64a953
import type { EditionDefinitions } from 'openmairie'

export const commun_rueEditions: EditionDefinitions = {
  etats: [
    {
      name: 'commun_rue',
      kind: 'etat',
      entity: 'commun_rue',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="agent.rue"></div>',
    },
  ],
  sousEtats: [{ name: 'agent.rue', entity: 'agent', reference: 'rue', columns: ['nom', 'agent', 'collegue'] }],
  etiquettes: [{ name: 'commun_rue_etiquette', entity: 'commun_rue', lines: ['[om_libelle]'] }],
}
