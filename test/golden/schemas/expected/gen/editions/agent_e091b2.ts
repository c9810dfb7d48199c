// Generated from "Agent". Do not edit: write in obj/. sha256:b50e4761a8c993fd1a2ae6c904d8ff03f76aabbf1dbe715647d53727c9a5c18a
import type { EditionDefinitions } from 'openmairie'

export const agent_e091b2Editions: EditionDefinitions = {
  etats: [
    {
      name: 'agent_e091b2',
      kind: 'etat',
      entity: 'agent_e091b2',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
}
