// Generated from "bureau". Do not edit: write in obj/. sha256:ac25b738d01d690a569a0746eca19da2813bbb63832fd3f7609e5138dabdac7b
import type { EditionDefinitions } from 'openmairie'

export const bureauEditions: EditionDefinitions = {
  etats: [
    {
      name: 'bureau',
      kind: 'etat',
      entity: 'bureau',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="election_bureau.bureau"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'election_bureau.bureau',
      entity: 'election_bureau',
      reference: 'bureau',
      columns: ['etat', 'election', 'inscrits', 'saisi_par', 'saisi_le', 'version', 'motif'],
    },
  ],
  etiquettes: [{ name: 'bureau_etiquette', entity: 'bureau', lines: ['[om_libelle]'] }],
}
