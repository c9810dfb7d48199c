// Generated from "trace". Do not edit: write in obj/. sha256:8291c0461202b35acec56a96228be9e9682e2481a61e5bacd2a9b8c807085152
import type { EditionDefinitions } from 'openmairie'

export const traceEditions: EditionDefinitions = {
  etats: [],
  sousEtats: [],
  etiquettes: [{ name: 'trace_etiquette', entity: 'trace', lines: ['[om_libelle]'] }],
}
