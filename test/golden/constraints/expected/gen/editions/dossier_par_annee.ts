// Generated from "dossier_par_annee". Do not edit: write in obj/. sha256:055c04966d742e5f27e168d18985e8d458c34fe2820281e95a8f461b5ad9c3c7
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
}
