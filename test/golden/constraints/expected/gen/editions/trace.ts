// Generated from "trace". Do not edit: write in obj/. sha256:9861953c7216cc0263dc710585d15d4fd125d79d5c5052f86cdedb3ea46ad1e7
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
}
