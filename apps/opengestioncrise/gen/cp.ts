// Generated from "cp". Do not edit: write in obj/. sha256:a0c8f7a28a98ff24edd62164c93490c471c322efcfe503aee68ac20764d5cef5
import { describe } from 'openmairie'

export interface Cp {
  cp: string
  ville: string
}

export const cpGen = describe<Cp, 'organisation.cp' | 'ressource.cp'>({
  name: 'cp',
  table: { schema: null, name: 'cp' },
  label: 'Codes postaux',
  noun: { singular: 'code postal', plural: 'codes postaux', gender: 'm' },
  key: ['cp'],
  recordLabel: ['ville'],
  children: [
    { tab: 'organisation.cp', entity: 'organisation', reference: 'cp', label: 'Organisations' },
    { tab: 'ressource.cp', entity: 'ressource', reference: 'cp', label: 'Ressources' },
  ],
  indexes: [['cp']],
  recordLength: 55,
  listing: {
    columns: ['ville', 'cp'],
    sort: [{ field: 'ville', direction: 'asc' }],
    search: ['cp', 'ville'],
    criteria: ['cp', 'ville'],
  },
  fields: {
    cp: { type: 'string', native: 'character varying(5)', label: 'Code postal', nullable: false, maxLength: 5 },
    ville: { type: 'string', native: 'character varying(50)', label: 'Ville', nullable: false, maxLength: 50 },
  },
})
