// Generated from "om_collectivite". Do not edit: write in obj/. sha256:29f6bd100058acafc89c72feac2a39c64d23a92b488626b70be7c59d737247ac
import { describe } from 'openmairie'

export interface OmCollectivite {
  om_collectivite: number
  libelle: string
  niveau: string
}

export const om_collectiviteGen = describe<OmCollectivite, 'agent.om_collectivite'>({
  name: 'om_collectivite',
  table: { schema: null, name: 'om_collectivite' },
  label: 'Collectivités',
  noun: { singular: 'collectivité', plural: 'collectivités', gender: 'f' },
  key: ['om_collectivite'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  children: [{ tab: 'agent.om_collectivite', entity: 'agent', reference: 'om_collectivite', label: 'Agents' }],
  indexes: [['om_collectivite']],
  collectivite: 'om_collectivite',
  recordLength: 112,
  listing: {
    columns: ['libelle', 'niveau'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle', 'niveau'],
    criteria: ['om_collectivite', 'libelle', 'niveau'],
  },
  fields: {
    om_collectivite: { type: 'integer', native: 'integer', label: 'Collectivité', nullable: false, automatic: true },
    libelle: { type: 'string', native: 'character varying(100)', label: 'Libellé', nullable: false, maxLength: 100 },
    niveau: {
      type: 'string',
      native: 'character varying(1)',
      label: 'Niveau',
      nullable: false,
      default: '\'1\'::character varying',
      maxLength: 1,
    },
  },
})
