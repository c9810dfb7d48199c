// Generated from "commune_regroupement". Do not edit: write in obj/. sha256:327f12dcf498643f232ef20c5582d3918b49ee1f422b2c23e5cb139f6c165a42
import type { EditionDefinitions } from 'openmairie'

export const commune_regroupementEditions: EditionDefinitions = {
  etats: [
    {
      name: 'commune_regroupement',
      kind: 'etat',
      entity: 'commune_regroupement',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="resultat_commune.commune_regroupement"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'resultat_commune.commune_regroupement',
      entity: 'resultat_commune',
      reference: 'commune_regroupement',
      columns: ['election', 'inscrits', 'votants', 'blancs', 'nuls', 'exprimes'],
    },
  ],
  etiquettes: [{ name: 'commune_regroupement_etiquette', entity: 'commune_regroupement', lines: ['[om_libelle]'] }],
}
