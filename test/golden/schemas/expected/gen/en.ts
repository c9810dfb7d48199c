// Generated from "en". Do not edit: write in obj/. sha256:06f8be394398f48c4afca92f1cab185f8f28eec53fd69b09484fa319fa7269ce
import { describe } from 'openmairie'

export interface En {
  en: number
  libelle: string | null
}

export const _enGen = describe<En>({
  name: 'en',
  table: { schema: null, name: 'en' },
  label: 'Ens',
  noun: { singular: 'en', plural: 'ens', gender: 'm' },
  key: ['en'],
  recordLabel: ['libelle'],
  indexes: [['en']],
  recordLength: 11,
  listing: {
    columns: ['libelle', 'en'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle'],
    criteria: ['en', 'libelle'],
  },
  fields: {
    en: { type: 'integer', native: 'integer', label: 'En', nullable: false },
    libelle: { type: 'text', native: 'text', label: 'Libellé', widget: 'text' },
  },
})
