// Generated from "dossier_par_annee". Do not edit: write in obj/. sha256:c9eb2972bd31237896deff20a3eb3d6a530dac4be2a940621d4796bba9d7c7cf
import type { EditionDefinitions } from 'openmairie'

export const dossier_par_anneeEditions: EditionDefinitions = {
  etats: [
    {
      name: 'dossier_par_annee',
      kind: 'etat',
      entity: 'dossier_par_annee',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'dossier_par_annee_etiquette', entity: 'dossier_par_annee', lines: ['[om_libelle]'] }],
}
