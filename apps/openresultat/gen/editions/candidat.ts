// Generated from "candidat". Do not edit: write in obj/. sha256:e805629bdc661b2d81f60e17ff9fcf9b998cd030eb66f41b482293227b1b7d3a
import type { EditionDefinitions } from 'openmairie'

export const candidatEditions: EditionDefinitions = {
  etats: [
    {
      name: 'candidat',
      kind: 'etat',
      entity: 'candidat',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="election_candidat.candidat"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'election_candidat.candidat',
      entity: 'election_candidat',
      reference: 'candidat',
      columns: ['couleur', 'election', 'ordre', 'age_moyen', 'code_depot', 'nb_candidats', 'tete'],
    },
  ],
  etiquettes: [{ name: 'candidat_etiquette', entity: 'candidat', lines: ['[om_libelle]'] }],
}
