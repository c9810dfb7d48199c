// Generated from "circonscription". Do not edit: write in obj/. sha256:e4a65fc3ed49aaf6d21a2cb6f07277bec5f7d54859cb4f91814eac7901243ce5
import type { EditionDefinitions } from 'openmairie'

export const circonscriptionEditions: EditionDefinitions = {
  etats: [
    {
      name: 'circonscription',
      kind: 'etat',
      entity: 'circonscription',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="bureau.circonscription"></div><div data-sous-etat="election.circonscription"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'bureau.circonscription',
      entity: 'bureau',
      reference: 'circonscription',
      columns: ['libelle', 'om_collectivite', 'code', 'adresse', 'canton', 'plan', 'position_x'],
    },
    {
      name: 'election.circonscription',
      entity: 'election',
      reference: 'circonscription',
      columns: ['libelle', 'om_collectivite', 'type_election', 'date_scrutin', 'tour', 'canton', 'ouverture'],
    },
  ],
  etiquettes: [{ name: 'circonscription_etiquette', entity: 'circonscription', lines: ['[om_libelle]'] }],
}
