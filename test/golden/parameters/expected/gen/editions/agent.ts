// Generated from "agent". Do not edit: write in obj/. sha256:07a58e9652927f1bc492600eba627a5e68418de574c5a50047ef5e8b0a244801
import type { EditionDefinitions } from 'openmairie'

export const agentEditions: EditionDefinitions = {
  etats: [
    {
      name: 'agent',
      kind: 'etat',
      entity: 'agent',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="absence.agent"></div>',
    },
  ],
  sousEtats: [{ name: 'absence.agent', entity: 'absence', reference: 'agent', columns: ['debut'] }],
}
