// Generated from "permis". Do not edit: write in obj/. sha256:adcca987eb7561c0587be01bcf4d54e8e9b5ab53c3b07f5348d7b14b9deb572c
import { describe } from 'openmairie'

export interface Permis {
  permis: string
  libelle: string
}

export const permisGen = describe<Permis, 'ressource.permis'>({
  name: 'permis',
  table: { schema: null, name: 'permis' },
  label: 'Permis',
  noun: { singular: 'permis', plural: 'permis', gender: 'm' },
  key: ['permis'],
  recordLabel: ['libelle'],
  children: [{ tab: 'ressource.permis', entity: 'ressource', reference: 'permis', label: 'Ressources' }],
  indexes: [['permis']],
  recordLength: 52,
  listing: {
    columns: ['libelle', 'permis'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['permis', 'libelle'],
    criteria: ['permis', 'libelle'],
  },
  fields: {
    permis: { type: 'string', native: 'character varying(2)', label: 'Permis', nullable: false, maxLength: 2 },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
  },
})
