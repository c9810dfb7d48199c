// Generated from "electeur". Do not edit: write in obj/. sha256:781caa82b8e6fcfeda54ae3b980683b29435e4425183b6a47353e73a4e2be7cd
import { describe } from 'openmairie'

export interface Electeur {
  electeur: number
  nom: string | null
  prenom: string | null
  rue: number | null
  bureau: string | null
}

export const electeurGen = describe<Electeur>({
  name: 'electeur',
  table: { schema: null, name: 'electeur' },
  label: 'Électeurs',
  noun: { singular: 'électeur', plural: 'électeurs', gender: 'm' },
  key: ['electeur'],
  recordLabel: ['nom', 'prenom'],
  references: [
    {
      name: 'rue',
      fields: ['rue'],
      entity: 'rue',
      targetFields: ['rue'],
      label: 'Rue',
      constraint: 'rue',
      unverified: true,
    },
    {
      name: 'bureau',
      fields: ['bureau'],
      entity: 'bureau',
      targetFields: ['bureau'],
      label: 'Bureau',
      constraint: 'bureau',
      unverified: true,
    },
  ],
  recordLength: 86,
  listing: {
    columns: ['nom', 'prenom', 'electeur', 'rue', 'bureau'],
    sort: [{ field: 'nom', direction: 'asc' }],
    search: ['nom', 'prenom', 'bureau'],
    criteria: ['electeur', 'nom', 'prenom', 'rue', 'bureau'],
  },
  fields: {
    electeur: { type: 'integer', native: 'integer', label: 'Électeur', nullable: false },
    nom: { type: 'string', native: 'character varying(30)', label: 'Nom', maxLength: 30 },
    prenom: { type: 'string', native: 'character varying(30)', label: 'Prénom', maxLength: 30 },
    rue: { type: 'integer', native: 'integer', label: 'Rue', widget: 'select' },
    bureau: { type: 'string', native: 'character varying(4)', label: 'Bureau', maxLength: 4, widget: 'select' },
  },
})
