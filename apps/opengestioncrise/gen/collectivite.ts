// Generated from "collectivite". Do not edit: write in obj/. sha256:a4cc138f44a6ad255d89f1761d77b8786bebb384dc1129bac9e7476cab0f773d
import { describe } from 'openmairie'

export interface Collectivite {
  collectivite: number
  ville: string
  logo: string | null
  adresse: string | null
  telephone: string | null
  email: string | null
}

export const collectiviteGen = describe<Collectivite>({
  name: 'collectivite',
  table: { schema: null, name: 'collectivite' },
  label: 'Collectivités',
  noun: { singular: 'collectivité', plural: 'collectivités', gender: 'f' },
  key: ['collectivite'],
  keyKind: 'automatic',
  recordLabel: ['ville'],
  indexes: [['collectivite']],
  recordLength: 255,
  listing: {
    columns: ['ville', 'logo', 'adresse', 'telephone', 'email'],
    sort: [{ field: 'ville', direction: 'asc' }],
    search: ['ville', 'logo', 'adresse', 'telephone', 'email'],
    criteria: ['collectivite', 'ville', 'logo', 'adresse', 'telephone', 'email'],
  },
  fields: {
    collectivite: { type: 'integer', native: 'integer', label: 'Collectivité', nullable: false, automatic: true },
    ville: { type: 'string', native: 'character varying(50)', label: 'Ville', nullable: false, maxLength: 50 },
    logo: { type: 'string', native: 'character varying(50)', label: 'Logo', maxLength: 50 },
    adresse: { type: 'string', native: 'character varying(80)', label: 'Adresse', maxLength: 80 },
    telephone: { type: 'string', native: 'character varying(14)', label: 'Téléphone', maxLength: 14, widget: 'tel' },
    email: { type: 'string', native: 'character varying(50)', label: 'Courriel', maxLength: 50, widget: 'email' },
  },
})
