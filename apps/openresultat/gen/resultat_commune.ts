// Generated from "resultat_commune". Do not edit: write in obj/. sha256:97b274f314108794060f3b572cde2afa2c2071eea2afcc41f3be9bf28d9f6ce4
import { describe } from 'openmairie'

export interface ResultatCommune {
  resultat_commune: number
  election: number
  commune_regroupement: number
  inscrits: number
  votants: number
  blancs: number
  nuls: number
  exprimes: number
  detail: string | null
}

export const resultat_communeGen = describe<ResultatCommune>({
  name: 'resultat_commune',
  table: { schema: null, name: 'resultat_commune' },
  label: 'Résultats de commune',
  noun: { singular: 'résultat de commune', plural: 'résultats de commune', gender: 'm' },
  key: ['resultat_commune'],
  keyKind: 'automatic',
  recordLabel: ['election'],
  references: [
    {
      name: 'commune_regroupement',
      fields: ['commune_regroupement'],
      entity: 'commune_regroupement',
      targetFields: ['commune_regroupement'],
      label: 'Commune regroupement',
      required: true,
      constraint: 'resultat_commune_commune_regroupement_fkey',
    },
    {
      name: 'election',
      fields: ['election'],
      entity: 'election',
      targetFields: ['election'],
      label: 'Élection',
      required: true,
      constraint: 'resultat_commune_election_fkey',
    },
  ],
  uniques: [
    {
      constraint: 'resultat_commune_election_commune_regroupement_key',
      fields: ['election', 'commune_regroupement'],
    },
  ],
  indexes: [['election', 'commune_regroupement'], ['resultat_commune'], ['commune_regroupement']],
  junction: true,
  recordLength: 88,
  listing: {
    columns: ['election', 'commune_regroupement', 'inscrits', 'votants', 'blancs', 'nuls', 'exprimes'],
    sort: [{ field: 'election', direction: 'asc' }],
    search: [],
    criteria: [
      'resultat_commune',
      'election',
      'commune_regroupement',
      'inscrits',
      'votants',
      'blancs',
      'nuls',
      'exprimes',
    ],
  },
  fields: {
    resultat_commune: { type: 'integer', native: 'integer', label: 'Résultat de commune', nullable: false, automatic: true },
    election: { type: 'integer', native: 'integer', label: 'Élection', nullable: false, widget: 'select' },
    commune_regroupement: { type: 'integer', native: 'integer', label: 'Commune regroupement', nullable: false, widget: 'select' },
    inscrits: { type: 'integer', native: 'integer', label: 'Inscrits', nullable: false, default: '0' },
    votants: { type: 'integer', native: 'integer', label: 'Votants', nullable: false, default: '0' },
    blancs: { type: 'integer', native: 'integer', label: 'Blancs', nullable: false, default: '0' },
    nuls: { type: 'integer', native: 'integer', label: 'Nuls', nullable: false, default: '0' },
    exprimes: { type: 'integer', native: 'integer', label: 'Exprimés', nullable: false, default: '0' },
    detail: { type: 'json', native: 'jsonb', label: 'Détail' },
  },
})
