// Generated from "electeur". Do not edit: write in obj/. sha256:4a470f8461774c6e1b878c8ab736ba9348e3a59ac9c9e1b58de8e9c463c14e45
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
    { name: 'rue', fields: ['rue'], entity: 'rue', targetFields: ['rue'], label: 'Rue', constraint: 'rue' },
    {
      name: 'bureau',
      fields: ['bureau'],
      entity: 'bureau',
      targetFields: ['bureau'],
      label: 'Bureau',
      constraint: 'bureau',
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
