// Generated from "profil". Do not edit: write in obj/. sha256:0021bba58451d19f271a640de74467d093a6a1262d10292659bf1f51b58cc8b9
import { describe } from 'openmairie'

export interface Profil {
  profil: number
  libelle: string
}

export const profilGen = describe<Profil, 'droit.profil' | 'utilisateur.profil'>({
  name: 'profil',
  table: { schema: null, name: 'profil' },
  label: 'Profils',
  noun: { singular: 'profil', plural: 'profils', gender: 'm' },
  key: ['profil'],
  recordLabel: ['libelle'],
  children: [
    { tab: 'droit.profil', entity: 'droit', reference: 'profil', label: 'Droits' },
    { tab: 'utilisateur.profil', entity: 'utilisateur', reference: 'profil', label: 'Utilisateurs' },
  ],
  indexes: [['profil']],
  recordLength: 61,
  listing: {
    columns: ['libelle', 'profil'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle'],
    criteria: ['profil', 'libelle'],
  },
  fields: {
    profil: { type: 'integer', native: 'integer', label: 'Profil', nullable: false },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
  },
})
