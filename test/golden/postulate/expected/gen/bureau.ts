// Generated from "bureau". Do not edit: write in obj/. sha256:aa0d0cada775363a7705330295e934cbd4fc5c624ac9e50e9fe3d6b30d8a991f
import { describe } from 'openmairie'

export interface Bureau {
  bureau: string
  libelle: string | null
  canton: string | null
}

export const bureauGen = describe<Bureau, 'electeur.bureau'>({
  name: 'bureau',
  table: { schema: null, name: 'bureau' },
  label: 'Bureaux',
  noun: { singular: 'bureau', plural: 'bureaux', gender: 'm' },
  key: ['bureau'],
  recordLabel: ['libelle'],
  children: [{ tab: 'electeur.bureau', entity: 'electeur', reference: 'bureau', label: 'Électeurs' }],
  recordLength: 64,
  listing: {
    columns: ['libelle', 'bureau', 'canton'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['bureau', 'libelle', 'canton'],
    criteria: ['bureau', 'libelle', 'canton'],
  },
  fields: {
    bureau: { type: 'string', native: 'character varying(4)', label: 'Bureau', nullable: false, maxLength: 4 },
    libelle: { type: 'string', native: 'character varying(40)', label: 'Libellé', maxLength: 40 },
    canton: { type: 'string', native: 'character varying(20)', label: 'Canton', maxLength: 20 },
  },
})
