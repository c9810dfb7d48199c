// Generated from "transmission". Do not edit: write in obj/. sha256:8e6a582945fa23b988a87f8da3f1e655f4d78f045950e9953fa952ae140a7504
import { describe } from 'openmairie'

export interface Transmission {
  transmission: number
  election: number
  type: 'initial' | 'rectificatif'
  fichier: string | null
  empreinte: string
  date: string
  contenu: string | null
}

export const transmissionGen = describe<Transmission>({
  name: 'transmission',
  table: { schema: null, name: 'transmission' },
  label: 'Transmissions',
  noun: { singular: 'transmission', plural: 'transmissions', gender: 'f' },
  key: ['transmission'],
  keyKind: 'automatic',
  recordLabel: ['type'],
  references: [
    {
      name: 'election',
      fields: ['election'],
      entity: 'election',
      targetFields: ['election'],
      label: 'Élection',
      required: true,
      constraint: 'transmission_election_fkey',
    },
  ],
  indexes: [['election'], ['transmission']],
  recordLength: 183,
  listing: {
    columns: ['type', 'election', 'fichier', 'empreinte', 'date'],
    sort: [{ field: 'type', direction: 'asc' }],
    search: ['type', 'fichier', 'empreinte', 'contenu'],
    criteria: ['transmission', 'election', 'type', 'fichier', 'empreinte', 'date', 'contenu'],
  },
  fields: {
    transmission: { type: 'integer', native: 'integer', label: 'Transmission', nullable: false, automatic: true },
    election: { type: 'integer', native: 'integer', label: 'Élection', nullable: false, widget: 'select' },
    type: {
      type: 'string',
      native: 'character varying(12)',
      label: 'Type',
      nullable: false,
      maxLength: 12,
      choices: [{ value: 'initial', label: 'initial' }, { value: 'rectificatif', label: 'rectificatif' }],
    },
    fichier: { type: 'string', native: 'character varying(60)', label: 'Fichier', maxLength: 60 },
    empreinte: { type: 'string', native: 'character varying(64)', label: 'Empreinte', nullable: false, maxLength: 64 },
    date: {
      type: 'timestamptz',
      native: 'timestamp with time zone',
      label: 'Date',
      nullable: false,
      default: 'now()',
    },
    contenu: { type: 'text', native: 'text', label: 'Contenu' },
  },
})
