// Generated from "tranche". Do not edit: write in obj/. sha256:8ca8c70851d0e78a90682d4145fd473e9954d16805284df0d34636a7ef6b8364
import { describe } from 'openmairie'

export interface Tranche {
  tranche: number
  om_collectivite: string
  libelle: string
  ordre: number
  heure: string
}

export const trancheGen = describe<Tranche, 'election_tranche.tranche' | 'participation.tranche'>({
  name: 'tranche',
  table: { schema: null, name: 'tranche' },
  label: 'Tranches',
  noun: { singular: 'tranche', plural: 'tranches', gender: 'm' },
  key: ['tranche'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [
    {
      tab: 'election_tranche.tranche',
      entity: 'election_tranche',
      reference: 'tranche',
      label: 'Élections tranche',
    },
    { tab: 'participation.tranche', entity: 'participation', reference: 'tranche', label: 'Participations' },
  ],
  uniques: [{ constraint: 'tranche_om_collectivite_heure_key', fields: ['om_collectivite', 'heure'] }],
  indexes: [['om_collectivite', 'heure'], ['tranche']],
  collectivite: 'om_collectivite',
  recordLength: 70,
  listing: {
    columns: ['libelle', 'om_collectivite', 'ordre', 'heure'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'libelle'],
    criteria: ['tranche', 'om_collectivite', 'libelle', 'ordre', 'heure'],
  },
  fields: {
    tranche: { type: 'integer', native: 'integer', label: 'Tranche', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    libelle: { type: 'string', native: 'character varying(20)', label: 'Libellé', nullable: false, maxLength: 20 },
    ordre: { type: 'integer', native: 'integer', label: 'Ordre', nullable: false },
    heure: { type: 'time', native: 'time without time zone', label: 'Heure', nullable: false },
  },
})
