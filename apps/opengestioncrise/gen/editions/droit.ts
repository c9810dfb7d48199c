// Generated from "droit". Do not edit: write in obj/. sha256:8ecc8b2cf1a1bcd428917509af0cd619cbfdc0b2a3121d62f4946e53c737bb38
import type { EditionDefinitions } from 'openmairie'

export const droitEditions: EditionDefinitions = {
  etats: [
    {
      name: 'droit',
      kind: 'etat',
      entity: 'droit',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
}
