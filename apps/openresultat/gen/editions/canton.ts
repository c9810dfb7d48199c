// Generated from "canton". Do not edit: write in obj/. sha256:7d7ce4753b6423ce80e07ab68d1de1e300f75b995e0cbea460cdb99a3d5a1642
import type { EditionDefinitions } from 'openmairie'

export const cantonEditions: EditionDefinitions = {
  etats: [
    {
      name: 'canton',
      kind: 'etat',
      entity: 'canton',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="bureau.canton"></div><div data-sous-etat="election.canton"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'bureau.canton',
      entity: 'bureau',
      reference: 'canton',
      columns: ['libelle', 'om_collectivite', 'code', 'adresse', 'circonscription', 'plan', 'position_x'],
    },
    {
      name: 'election.canton',
      entity: 'election',
      reference: 'canton',
      columns: ['libelle', 'om_collectivite', 'type_election', 'date_scrutin', 'tour', 'circonscription', 'ouverture'],
    },
  ],
  etiquettes: [{ name: 'canton_etiquette', entity: 'canton', lines: ['[om_libelle]'] }],
}
