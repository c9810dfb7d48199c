// Generated from "rue". Do not edit: write in obj/. sha256:d1be4836d0263ed1e37b8bc9af9a28b342c337c9251e1758e3c982e238dc7819
import { describe } from 'openmairie'

export interface Rue {
  rue: number
  libelle: string | null
}

export const rueGen = describe<Rue, 'electeur.rue'>({
  name: 'rue',
  table: { schema: null, name: 'rue' },
  label: 'Rues',
  noun: { singular: 'rue', plural: 'rues', gender: 'f' },
  key: ['rue'],
  recordLabel: ['libelle'],
  children: [{ tab: 'electeur.rue', entity: 'electeur', reference: 'rue', label: 'Électeurs' }],
  recordLength: 51,
  listing: {
    columns: ['libelle', 'rue'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle'],
    criteria: ['rue', 'libelle'],
  },
  fields: {
    rue: { type: 'integer', native: 'integer', label: 'Rue', nullable: false },
    libelle: { type: 'string', native: 'character varying(40)', label: 'Libellé', maxLength: 40 },
  },
})
