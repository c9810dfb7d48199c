// Generated from "commun.rue". Do not edit: write in obj/. sha256:6520a397ab522f2243a5a54258226feac6b3e43fb1475521907ae01ee4b7ee68
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
}
