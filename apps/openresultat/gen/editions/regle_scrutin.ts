// Generated from "regle_scrutin". Do not edit: write in obj/. sha256:2cb5d835b08c19034fad9befad2825336dd97b3909f57c0f19ae6e72cb67c551
import type { EditionDefinitions } from 'openmairie'

export const regle_scrutinEditions: EditionDefinitions = {
  etats: [
    {
      name: 'regle_scrutin',
      kind: 'etat',
      entity: 'regle_scrutin',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'regle_scrutin_etiquette', entity: 'regle_scrutin', lines: ['[om_libelle]'] }],
}
