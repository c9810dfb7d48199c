// Generated from "commune_regroupement". Do not edit: write in obj/. sha256:4183f37a9e6097786fe57d63e02178093ce5ebcd281970e2f1ad82d0e3e8f5a1
import { describe } from 'openmairie'

export interface CommuneRegroupement {
  commune_regroupement: number
  om_collectivite: string
  libelle: string
  valide: boolean
}

export const commune_regroupementGen = describe<CommuneRegroupement, 'resultat_commune.commune_regroupement'>({
  name: 'commune_regroupement',
  table: { schema: null, name: 'commune_regroupement' },
  label: 'Communes regroupement',
  noun: { singular: 'commune regroupement', plural: 'communes regroupement', gender: 'f' },
  key: ['commune_regroupement'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [
    {
      tab: 'resultat_commune.commune_regroupement',
      entity: 'resultat_commune',
      reference: 'commune_regroupement',
      label: 'Résultats de commune',
    },
  ],
  uniques: [{ constraint: 'commune_regroupement_om_collectivite_libelle_key', fields: ['om_collectivite', 'libelle'] }],
  indexes: [['om_collectivite', 'libelle'], ['commune_regroupement']],
  collectivite: 'om_collectivite',
  recordLength: 84,
  listing: {
    columns: ['libelle', 'om_collectivite', 'valide'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'libelle'],
    criteria: ['commune_regroupement', 'om_collectivite', 'libelle', 'valide'],
  },
  fields: {
    commune_regroupement: { type: 'integer', native: 'integer', label: 'Commune regroupement', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
    valide: { type: 'boolean', native: 'boolean', label: 'Comptée dans les totaux', nullable: false, default: 'true' },
  },
})
