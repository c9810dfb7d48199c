// Generated from "collectivite_resultat". Do not edit: write in obj/. sha256:dc1e58a3ced96f50d9549e953e1d326aff6cdadf5814828276d3ed35addfcd3c
import { describe } from 'openmairie'

export interface CollectiviteResultat {
  collectivite_resultat: number
  om_collectivite: string
  commune: string
  maire: string | null
  population: number
  departement: string
  code_insee_commune: string
  circonscription: string | null
  sieges_cm: number | null
  sieges_cc: number | null
}

export const collectivite_resultatGen = describe<CollectiviteResultat>({
  name: 'collectivite_resultat',
  table: { schema: null, name: 'collectivite_resultat' },
  label: 'Collectivités de résultat',
  noun: { singular: 'collectivité de résultat', plural: 'collectivités de résultat', gender: 'f' },
  key: ['collectivite_resultat'],
  keyKind: 'automatic',
  recordLabel: ['om_collectivite'],
  uniques: [{ constraint: 'collectivite_resultat_om_collectivite_key', fields: ['om_collectivite'] }],
  indexes: [['om_collectivite'], ['collectivite_resultat']],
  collectivite: 'om_collectivite',
  recordLength: 213,
  listing: {
    columns: [
      'om_collectivite',
      'commune',
      'maire',
      'population',
      'departement',
      'code_insee_commune',
      'circonscription',
      'sieges_cm',
    ],
    sort: [{ field: 'om_collectivite', direction: 'asc' }],
    search: ['om_collectivite', 'commune', 'maire', 'departement', 'code_insee_commune', 'circonscription'],
    criteria: [
      'collectivite_resultat',
      'om_collectivite',
      'commune',
      'maire',
      'population',
      'departement',
      'code_insee_commune',
      'circonscription',
      'sieges_cm',
      'sieges_cc',
    ],
  },
  fields: {
    collectivite_resultat: {
      type: 'integer',
      native: 'integer',
      label: 'Collectivité de résultat',
      nullable: false,
      automatic: true,
    },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    commune: { type: 'string', native: 'character varying(60)', label: 'Commune', nullable: false, maxLength: 60 },
    maire: { type: 'string', native: 'character varying(80)', label: 'Maire', maxLength: 80 },
    population: { type: 'integer', native: 'integer', label: 'Population', nullable: false, min: '1' },
    departement: { type: 'string', native: 'character varying(3)', label: 'Département', nullable: false, maxLength: 3 },
    code_insee_commune: {
      type: 'string',
      native: 'character varying(3)',
      label: 'Code commune (Insee)',
      nullable: false,
      maxLength: 3,
    },
    circonscription: { type: 'string', native: 'character varying(3)', label: 'Circonscription', maxLength: 3 },
    sieges_cm: { type: 'integer', native: 'integer', label: 'Sièges au conseil municipal', min: '1' },
    sieges_cc: { type: 'integer', native: 'integer', label: 'Sièges au conseil communautaire', min: '1' },
  },
})
