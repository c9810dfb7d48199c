// Generated from "parti". Do not edit: write in obj/. sha256:d6ddeb77d6b7171324c093788f770b6e71e0c6b285a4d45a5ed300b6508e5518
import type { EditionDefinitions } from 'openmairie'

export const partiEditions: EditionDefinitions = {
  etats: [
    {
      name: 'parti',
      kind: 'etat',
      entity: 'parti',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="candidat.parti"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'candidat.parti',
      entity: 'candidat',
      reference: 'parti',
      columns: ['om_collectivite', 'libelle1', 'libelle2', 'sexe', 'groupe', 'nuance', 'photo'],
    },
  ],
  etiquettes: [{ name: 'parti_etiquette', entity: 'parti', lines: ['[om_libelle]'] }],
}
