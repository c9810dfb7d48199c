// Generated from "type_election". Do not edit: write in obj/. sha256:94a51de67052dce9619d918aca38d48492c47a048a8838d33b6613834dafd31e
import type { EditionDefinitions } from 'openmairie'

export const type_electionEditions: EditionDefinitions = {
  etats: [
    {
      name: 'type_election',
      kind: 'etat',
      entity: 'type_election',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="election.type_election"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'election.type_election',
      entity: 'election',
      reference: 'type_election',
      columns: ['libelle', 'om_collectivite', 'date_scrutin', 'tour', 'canton', 'circonscription', 'ouverture'],
    },
  ],
  etiquettes: [{ name: 'type_election_etiquette', entity: 'type_election', lines: ['[om_libelle]'] }],
}
