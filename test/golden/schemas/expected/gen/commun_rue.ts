// Generated from "commun.rue". Do not edit: write in obj/. sha256:621b37defc989378791a850ec62c703d6c4c7d17031225848ec7a5fd05568446
import { describe } from 'openmairie'

export interface CommunRue {
  rue: number
  libelle: string
}

export const commun_rueGen = describe<CommunRue, 'agent.rue'>({
  name: 'commun_rue',
  table: { schema: 'commun', name: 'rue' },
  label: 'Rues',
  noun: { singular: 'rue', plural: 'rues', gender: 'f' },
  key: ['rue'],
  recordLabel: ['libelle'],
  children: [{ tab: 'agent.rue', entity: 'agent', reference: 'rue', label: 'Agents' }],
  indexes: [['rue']],
  recordLength: 11,
  listing: {
    columns: ['libelle', 'rue'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['libelle'],
    criteria: ['rue', 'libelle'],
  },
  fields: {
    rue: { type: 'integer', native: 'integer', label: 'Rue', nullable: false },
    libelle: { type: 'text', native: 'text', label: 'Libellé', nullable: false, widget: 'text' },
  },
})
