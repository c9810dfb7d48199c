// Generated from "dossier_par_annee". Do not edit: write in obj/. sha256:efce50471fd7fd0d36c6d482b79bca2d44ac5b634e7a5a32eafae93797c83140
import { describe } from 'openmairie'

export interface DossierParAnnee {
  annee: number | null
  dossiers: bigint | null
}

export const dossier_par_anneeGen = describe<DossierParAnnee>({
  name: 'dossier_par_annee',
  table: { schema: null, name: 'dossier_par_annee' },
  kind: 'view',
  label: 'Dossiers par année',
  noun: { singular: 'dossier par année', plural: 'dossiers par année', gender: 'm' },
  key: [],
  recordLabel: ['dossiers'],
  recordLength: 31,
  listing: {
    columns: ['dossiers', 'annee'],
    sort: [{ field: 'dossiers', direction: 'asc' }],
    search: [],
    criteria: ['annee', 'dossiers'],
  },
  fields: {
    annee: { type: 'integer', native: 'integer', label: 'Année' },
    dossiers: { type: 'bigint', native: 'bigint', label: 'Dossiers' },
  },
})
