// Generated from "dossier_par_annee". Do not edit: write in obj/. sha256:6bbd7930897d88212b91a3f119a2ed9b1dc6fd97f917996094576b713467f8ca
import type { EditionDefinitions } from 'openmairie'

export const dossier_par_anneeEditions: EditionDefinitions = {
  etats: [],
  sousEtats: [],
  etiquettes: [{ name: 'dossier_par_annee_etiquette', entity: 'dossier_par_annee', lines: ['[om_libelle]'] }],
}
