// Generated from "transmission". Do not edit: write in obj/. sha256:6a18b705f7e768b6161a669ea2e1362a5c1a2b3a3cd6a4fedb568238f1fb5ae7
import type { EditionDefinitions } from 'openmairie'

export const transmissionEditions: EditionDefinitions = {
  etats: [
    {
      name: 'transmission',
      kind: 'etat',
      entity: 'transmission',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'transmission_etiquette', entity: 'transmission', lines: ['[om_libelle]'] }],
}
