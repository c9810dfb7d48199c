// Generated from "parametre". Do not edit: write in obj/. sha256:13f43cfa80f8e99e78384e5ea58116dcfb1d881e2bb0b4d6ae313d2e58a4c92c
import type { EditionDefinitions } from 'openmairie'

export const parametreEditions: EditionDefinitions = {
  etats: [
    {
      name: 'parametre',
      kind: 'etat',
      entity: 'parametre',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'parametre_etiquette', entity: 'parametre', lines: ['[om_libelle]'] }],
}
