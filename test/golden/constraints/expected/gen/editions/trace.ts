// Generated from "trace". Do not edit: write in obj/. sha256:0a3968529ea561e795aedd20660dc316609921f817d49fca44aa0c2e4b8e5e07
import type { EditionDefinitions } from 'openmairie'

export const traceEditions: EditionDefinitions = {
  etats: [
    {
      name: 'trace',
      kind: 'etat',
      entity: 'trace',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'trace_etiquette', entity: 'trace', lines: ['[om_libelle]'] }],
}
