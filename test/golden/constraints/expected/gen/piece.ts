// Generated from "piece". Do not edit: write in obj/. sha256:c1f4d2ef2198de25499a67f4764a90fe7f63499c3415ef8782a88bbdf66013c2
import { describe } from 'openmairie'

export interface Piece {
  piece: number
  annee: number
  numero: number
  libelle: string
}

export const pieceGen = describe<Piece>({
  name: 'piece',
  table: { schema: null, name: 'piece' },
  label: 'Pièces',
  noun: { singular: 'pièce', plural: 'pièces', gender: 'f' },
  key: ['piece'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  references: [
    {
      name: 'annee_numero',
      fields: ['annee', 'numero'],
      entity: 'dossier',
      targetFields: ['annee', 'numero'],
      label: 'Dossier',
      required: true,
      constraint: 'piece_annee_numero_fkey',
      onDelete: 'cascade',
    },
  ],
  indexes: [['piece']],
  recordLength: 33,
  listing: {
    columns: ['libelle', 'annee', 'numero'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle'],
    criteria: ['piece', 'annee', 'numero', 'libelle'],
  },
  fields: {
    piece: { type: 'integer', native: 'integer', label: 'Pièce', nullable: false, automatic: true, readOnly: true },
    annee: { type: 'integer', native: 'integer', label: 'Année', nullable: false },
    numero: { type: 'integer', native: 'integer', label: 'Numéro', nullable: false },
    libelle: { type: 'text', native: 'text', label: 'Libellé', nullable: false, widget: 'text' },
  },
})
